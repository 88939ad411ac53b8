/** The eight-row meter: how well each rule of subtraction is kept, and since when. */
package dev.gatescope.ui.rules;
