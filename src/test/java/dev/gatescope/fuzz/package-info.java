/**
 * Feeds every reader with what nobody would write: {@link dev.gatescope.fuzz.Fuzzer} changes good
 * inputs at random, from a seed, and holds each reader to one rule. A reader returns a value or
 * refuses with a {@link dev.gatescope.text.ProblemException} that has a text in each language;
 * never another exception, and never more memory than a bound. Jazzer is not used: its JUnit
 * integration was made for another version of JUnit, and its native agent for fewer systems.
 */
package dev.gatescope.fuzz;
