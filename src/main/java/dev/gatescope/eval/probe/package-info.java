/**
 * Probes: which units, and what linear read-out of the whole state, tell something that is true of
 * the subtraction, above all the borrow.
 *
 * <p>Every pair counts at each of its steps. A prefix at step t of T was computed once and stands
 * for the 4^(T - 1 - t) pairs that begin with it, so it has that weight.
 */
package dev.gatescope.eval.probe;
