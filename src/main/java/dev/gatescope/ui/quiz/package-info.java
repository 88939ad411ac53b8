/**
 * Predict, then reveal: the learner says a bit before the network does, and is scored by rule.
 *
 * <p>There is no command line counterpart: a quiz without a person has nothing to ask, and what it
 * reveals (rule, true bit, probability) is what {@code gatescope trace} prints for the pair.
 */
package dev.gatescope.ui.quiz;
