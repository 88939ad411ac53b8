/**
 * Subtractions and sets of them: how they are drawn, divided into training and test set, and
 * written as tables.
 */
package dev.gatescope.data;
