package dev.gatescope.ui.export;

import dev.gatescope.report.Footer;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.model.RunModel;

/** What stands under a picture of the window's run: seed and settings, if they are known. */
final class RunFooter {
  private RunFooter() {}

  static String of(RunModel run, Messages messages) {
    return run.isDataKnown()
        ? Footer.of(run.config(), messages)
        : Footer.ofUnknownOrigin(run.config(), messages);
  }

  /** The same for what one epoch's weights do. */
  static String of(RunModel run, int epoch, Messages messages) {
    String footer = of(run, messages);
    return run.isDataKnown() ? Footer.afterEpoch(epoch, footer, messages) : footer;
  }
}
