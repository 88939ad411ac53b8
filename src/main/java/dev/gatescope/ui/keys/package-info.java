/** The window's keys: which key means which command, and when a control's own keys win. */
package dev.gatescope.ui.keys;
