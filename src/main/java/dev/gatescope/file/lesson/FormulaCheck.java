package dev.gatescope.file.lesson;

import java.util.Optional;

/** Tries whether a formula can be set: the typesetter belongs to the window, the files do not. */
@FunctionalInterface
public interface FormulaCheck {
  /** What is wrong with a formula in LaTeX; empty if nothing is. */
  Optional<String> problem(String tex);
}
