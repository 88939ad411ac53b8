package dev.gatescope.ui.run;

import dev.gatescope.text.Problem;

/**
 * What computes.
 *
 * @param name as it is called in files and on the command line
 * @param reason why it was chosen
 */
public record EngineInfo(String name, Problem reason) {}
