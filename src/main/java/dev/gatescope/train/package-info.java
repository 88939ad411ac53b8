/** The training loop: settings in, one report an epoch out. Knows no window and no thread. */
package dev.gatescope.train;
