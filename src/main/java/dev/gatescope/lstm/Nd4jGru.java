package dev.gatescope.lstm;

import static dev.gatescope.lstm.Gate.NEW;
import static dev.gatescope.lstm.Gate.RESET;
import static dev.gatescope.lstm.Gate.UPDATE;
import static dev.gatescope.lstm.Nd4jMath.sigmoid;
import static dev.gatescope.lstm.Nd4jMath.tanh;
import static org.nd4j.linalg.factory.Nd4j.gemm;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The GRU's own equations. */
final class Nd4jGru extends Nd4jCell {
  Nd4jGru(Nd4jTensors weights) {
    super(weights);
  }

  @Override
  void update(Nd4jStep now, Nd4jStep previous) {
    INDArray r = now.gate(RESET);
    INDArray z = now.gate(UPDATE);
    INDArray n = now.gate(NEW);
    INDArray h = now.hiddenState;
    now.gates.assign(now.inputTerm);
    sigmoid(r.addi(now.recurrentTerm(RESET)), r);
    sigmoid(z.addi(now.recurrentTerm(UPDATE)), z);
    hold(Site.RESET, r, now);
    hold(Site.UPDATE, z, now);
    r.muli(now.recurrentTerm(NEW), h); // r * (U h + d), kept here for a moment
    tanh(n.addi(h), n);
    hold(Site.NEW, n, now);
    previous.hiddenState.subi(n, h).muli(z).addi(n); // (1 - z) * n + z * h' = (h' - n) * z + n
    hold(Site.HIDDEN_STATE, h, now);
  }

  @Override
  INDArray preActivation(Nd4jStep now) {
    INDArray sum = super.preActivation(now);
    int hidden = now.hiddenState.columns();
    int newColumns = CellType.GRU.indexOf(NEW) * hidden;
    Nd4jStep.columns(sum, newColumns, hidden)
        .assign(Nd4jStep.columns(now.inputTerm, newColumns, hidden))
        .addi(now.gate(RESET).mul(now.recurrentTerm(NEW)));
    return sum;
  }

  @Override
  void backward(Nd4jStep now, Nd4jStep previous, Nd4jDelta d) {
    INDArray r = now.gate(RESET);
    INDArray z = now.gate(UPDATE);
    INDArray n = now.gate(NEW);
    INDArray dh = d.hiddenState;
    INDArray dn = d.gate(NEW);
    d.timesSigmoidSlope(
        previous.hiddenState.subi(n, d.gate(UPDATE)).muli(dh), z); // dz = dh * (h' - n) * slope
    dh.muli(z, d.scratch); // what reaches h' past the gates
    d.timesTanhSlope(dh.subi(d.scratch, dn), n); // dn = dh * (1 - z) * slope
    d.timesSigmoidSlope(dn.muli(now.recurrentTerm(NEW), d.gate(RESET)), r);
    d.recurrentTerm.assign(d.inputTerm);
    d.recurrentTerm(NEW).muli(r);
    gemm(d.recurrentTerm, weights.recurrentWeight, dh, false, true, 1, 0);
    dh.addi(d.scratch);
  }
}
