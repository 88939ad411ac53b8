package dev.gatescope.lstm;

import static dev.gatescope.lstm.Gate.HIDDEN;
import static dev.gatescope.lstm.Nd4jMath.tanh;
import static org.nd4j.linalg.factory.Nd4j.gemm;

/** The RNN's own equation. */
final class Nd4jRnn extends Nd4jCell {
  Nd4jRnn(Nd4jTensors weights) {
    super(weights);
  }

  @Override
  void update(Nd4jStep now, Nd4jStep previous) {
    now.inputTerm.addi(now.recurrentTerm, now.gates);
    tanh(now.gates, now.gates);
    hold(Site.HIDDEN_STATE, now.gates, now);
    now.hiddenState.assign(now.gates);
  }

  @Override
  void backward(Nd4jStep now, Nd4jStep previous, Nd4jDelta d) {
    d.gate(HIDDEN).assign(d.hiddenState);
    d.timesTanhSlope(d.gate(HIDDEN), now.hiddenState);
    gemm(d.recurrentTerm, weights.recurrentWeight, d.hiddenState, false, true, 1, 0);
  }
}
