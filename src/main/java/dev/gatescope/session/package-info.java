/**
 * Sessions: everything that is kept of a window's work, in one file, and its settings as text.
 * Knows no JavaFX. A session is made of parts, which a zip or a folder holds:
 *
 * <pre>
 *   session.json                    format and its version, selection, surgery, layout, and of
 *                                   each run its settings, its note and what is kept of it
 *   runs/K/numbers.safetensors      of run K the numbers of every epoch and the test pairs
 *   runs/K/epochs/N.safetensors     the weights after epoch N under PyTorch's names, and the
 *                                   answers to the test pairs
 *   runs/K/adam/N.safetensors       Adam's moments after the last epoch, if the run can go on
 * </pre>
 *
 * <p>Run 0 is one that was shown and stands in no list, such as an opened model.
 */
package dev.gatescope.session;
