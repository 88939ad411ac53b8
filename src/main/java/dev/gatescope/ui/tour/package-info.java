/** The tour of the first start: six cards that point at the panes. */
package dev.gatescope.ui.tour;
