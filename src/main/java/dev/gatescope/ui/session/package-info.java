/** Sessions in the window: opened, saved, saved by themselves and offered again. */
package dev.gatescope.ui.session;
