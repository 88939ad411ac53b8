package dev.gatescope.ui.atlas;

/**
 * A transition that a machine takes.
 *
 * @param state in which it is
 * @param input that it reads
 */
record Move(int state, int input) {}
