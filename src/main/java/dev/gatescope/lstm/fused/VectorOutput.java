package dev.gatescope.lstm.fused;

import static dev.gatescope.lstm.fused.Coefficients.LOWEST_LOG;
import static dev.gatescope.lstm.fused.Coefficients.SMALLEST_SLOPE;
import static dev.gatescope.lstm.fused.Species.FLOATS;
import static dev.gatescope.lstm.fused.Species.LANES;
import static dev.gatescope.lstm.fused.VectorLstm.spread;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;

/** Sigmoid and binary cross-entropy of all outputs of a tape. */
final class VectorOutput {
  private VectorOutput() {}

  static void probabilities(Tape tape) {
    int outputs = tape.paddedOutputs();
    for (int i = 0; i < outputs; i += LANES) {
      VectorActivations.sigmoid(FloatVector.fromArray(FLOATS, tape.logit, i))
          .intoArray(tape.probability, i);
    }
  }

  static void losses(Tape tape) {
    int outputs = tape.paddedOutputs();
    for (int i = 0; i < outputs; i += LANES) {
      FloatVector p = FloatVector.fromArray(FLOATS, tape.probability, i);
      FloatVector y = FloatVector.fromArray(FLOATS, tape.target, i);
      FloatVector q = spread(1f).sub(p);
      FloatVector certain = clamp(VectorActivations.log(p));
      // log(1 - p): what rounding took from 1 - p is put back to first order.
      FloatVector lost = q.sub(1f).add(p);
      FloatVector logQ = VectorActivations.log(q).sub(lost.div(q.add(SMALLEST_SLOPE)));
      FloatVector otherwise = clamp(logQ);
      FloatVector loss = y.mul(certain).add(spread(1f).sub(y).mul(otherwise)).neg();
      p.fma(spread(0f), loss).intoArray(tape.loss, i); // 0 p brings a NaN back
    }
  }

  private static FloatVector clamp(FloatVector log) {
    return log.blend(LOWEST_LOG, log.compare(LT, LOWEST_LOG));
  }

  /** The loss's derivative by p and then by y, in the reference's order of operations. */
  static void slopes(Tape tape, float outputsOfBatch) {
    int outputs = tape.paddedOutputs();
    for (int i = 0; i < outputs; i += LANES) {
      FloatVector p = FloatVector.fromArray(FLOATS, tape.probability, i);
      FloatVector y = FloatVector.fromArray(FLOATS, tape.target, i);
      FloatVector q = spread(1f).sub(p);
      FloatVector slope = q.mul(p);
      slope = slope.blend(SMALLEST_SLOPE, slope.compare(LT, SMALLEST_SLOPE));
      FloatVector byP = p.sub(y).div(slope).div(outputsOfBatch);
      byP.mul(p).mul(q).intoArray(tape.byLogit, i);
    }
  }
}
