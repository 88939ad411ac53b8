/**
 * The state atlas and the automaton: the states after all prefixes as a cloud of points, and the
 * machine that they make.
 */
package dev.gatescope.ui.atlas;
