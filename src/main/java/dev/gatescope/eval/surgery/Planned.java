package dev.gatescope.eval.surgery;

/**
 * An operation of a list. Plain and immutable, so that a session can keep it.
 *
 * @param on whether it is done; a list keeps what is switched off
 */
public record Planned(Operation operation, boolean on) {}
