/** What the window tells about the program itself: about, licences, and defects that showed. */
package dev.gatescope.ui.help;
