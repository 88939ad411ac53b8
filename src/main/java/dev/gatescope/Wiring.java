package dev.gatescope;

import dev.gatescope.batch.GatescopeCommand;
import dev.gatescope.batch.Terminal;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.export.Pictures;
import java.util.Locale;
import picocli.CommandLine;

/** The composition root: makes the parts and hands them to each other by their constructors. */
final class Wiring {
  private Wiring() {}

  static CommandLine commandLine() {
    Messages messages = Messages.of(Locale.getDefault());
    return GatescopeCommand.create(Terminal.system(messages), new Pictures(messages));
  }
}
