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
    VectorActivations.sigmoid(tape.logit, 0, tape.probability, 0, 1, 0, tape.paddedOutputs());
  }

  static void losses(Tape tape) {
    int outputs = tape.paddedOutputs();
    for (int i = 0; i < outputs; i += LANES) {
      FloatVector p = FloatVector.fromArray(FLOATS, tape.probability, i);
      spread(1f).sub(p).intoArray(tape.logQ, i);
    }
    VectorActivations.log(tape.probability, tape.logP, outputs);
    VectorActivations.log(tape.logQ, tape.logQ, outputs);
    for (int i = 0; i < outputs; i += LANES) {
      FloatVector p = FloatVector.fromArray(FLOATS, tape.probability, i);
      FloatVector y = FloatVector.fromArray(FLOATS, tape.target, i);
      FloatVector logP = FloatVector.fromArray(FLOATS, tape.logP, i);
      FloatVector logQ = FloatVector.fromArray(FLOATS, tape.logQ, i);
      // log(1 - p): what rounding took from q = 1 - p is put back to first order.
      FloatVector q = spread(1f).sub(p);
      logQ = logQ.sub(q.sub(1f).add(p).div(q.add(SMALLEST_SLOPE)));
      logP = logP.blend(LOWEST_LOG, logP.compare(LT, LOWEST_LOG));
      logQ = logQ.blend(LOWEST_LOG, logQ.compare(LT, LOWEST_LOG));
      FloatVector loss = y.mul(logP).add(spread(1f).sub(y).mul(logQ)).neg();
      p.fma(spread(0f), loss).intoArray(tape.loss, i); // 0 p brings a NaN back
    }
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
