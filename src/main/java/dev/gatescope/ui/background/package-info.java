/**
 * The only place of the window that makes threads: for the training, a race, the warm-up, traces,
 * surveys, the autosave, and asides such as files. What they find crosses to the JavaFX thread as
 * immutable values.
 */
package dev.gatescope.ui.background;
