/**
 * Operations on a network as people mean them, what they come to for the engines, and what they
 * change over all pairs.
 */
package dev.gatescope.eval.surgery;
