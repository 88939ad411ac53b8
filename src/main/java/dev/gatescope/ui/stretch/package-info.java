/** The same weights on longer numbers than they were trained on: how far the answers hold. */
package dev.gatescope.ui.stretch;
