/** What a run leaves for readers: plots as SVG and a report as HTML, without a toolkit. */
package dev.gatescope.report;
