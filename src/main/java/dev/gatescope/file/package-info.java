/**
 * Files: how they are written without losing what was there, models and checkpoints as safetensors,
 * models as ONNX, settings, the log and the licences.
 *
 * <p>Whatever is wrong with a file or folder arrives as a {@link
 * dev.gatescope.text.ProblemException} that names the path, the thing in it, and what would be
 * right.
 */
package dev.gatescope.file;
