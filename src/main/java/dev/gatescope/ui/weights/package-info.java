/** Every weight by gate: values, change since the start, and how they are distributed. */
package dev.gatescope.ui.weights;
