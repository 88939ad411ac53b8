/**
 * Shows that the program opens no connection, asks for no name and starts no other process: it runs
 * under guards that end the process at the first attempt. Only for tests.
 */
package dev.gatescope.offline;
