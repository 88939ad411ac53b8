/** The error map: what the network answers to every a and b, as a picture and as a list. */
package dev.gatescope.ui.map;
