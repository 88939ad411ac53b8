/** The settings of the next run: every value checked as it is typed. */
package dev.gatescope.ui.settings;
