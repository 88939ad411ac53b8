/**
 * The only place of the window that makes threads: one trains, one looks into the weights. What
 * they find crosses to the JavaFX thread as immutable values.
 */
package dev.gatescope.ui.background;
