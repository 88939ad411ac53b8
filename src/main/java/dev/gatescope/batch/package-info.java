/**
 * The program without a window: the command line. Exit codes: 0 done, 1 failed, 2 wrong usage.
 * Errors go to standard error on one line; {@code --debug} adds the stack trace.
 */
package dev.gatescope.batch;
