/**
 * Lessons: a row of cards, each with text and formulas, a place of the window that it points at,
 * what it selects there and what it asks the reader to do. Ours and teachers' own are read from the
 * same format, which {@code src/site/markdown/lessons.md} describes.
 */
package dev.gatescope.file.lesson;
