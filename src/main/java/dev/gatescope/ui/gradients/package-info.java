/** How far the error of each bit reaches back in time: triangles, and decay with distance. */
package dev.gatescope.ui.gradients;
