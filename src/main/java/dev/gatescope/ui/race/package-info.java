/**
 * Two or three cells trained on identical batches: their losses, meters and answers side by side.
 */
package dev.gatescope.ui.race;
