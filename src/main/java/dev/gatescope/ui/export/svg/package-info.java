/** What the window lays out, written as SVG: shapes as shapes and text as text. */
package dev.gatescope.ui.export.svg;
