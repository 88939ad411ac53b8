/**
 * The random streams of numpy and PyTorch, draw by draw, so that a seed gives the same samples,
 * split, initial weights and batches as the article's Python does.
 */
package dev.gatescope.random;
