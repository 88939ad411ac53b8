/**
 * The flow view: our own drawing of a recurrent cell with one time step's values moving through it.
 *
 * <p>{@link dev.gatescope.ui.flow.CellDiagram} says which parts a cell has and what each depends
 * on, {@link dev.gatescope.ui.flow.Formulas} what each computes, {@link
 * dev.gatescope.ui.flow.DiagramLayout} where each lies, {@link dev.gatescope.ui.flow.Movement} when
 * each is reached; none of these needs a window. {@link dev.gatescope.ui.flow.FlowPane} draws them.
 */
package dev.gatescope.ui.flow;
