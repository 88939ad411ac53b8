package dev.gatescope.lstm;

import static dev.gatescope.lstm.Gate.CANDIDATE;
import static dev.gatescope.lstm.Gate.FORGET;
import static dev.gatescope.lstm.Gate.INPUT;
import static dev.gatescope.lstm.Gate.OUTPUT;
import static dev.gatescope.lstm.Nd4jMath.sigmoid;
import static dev.gatescope.lstm.Nd4jMath.tanh;
import static org.nd4j.linalg.factory.Nd4j.gemm;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The LSTM's own equations. */
final class Nd4jLstm extends Nd4jCell {
  Nd4jLstm(Nd4jTensors weights) {
    super(weights);
  }

  @Override
  void update(Nd4jStep now, Nd4jStep previous) {
    INDArray i = now.gate(INPUT);
    INDArray f = now.gate(FORGET);
    INDArray g = now.gate(CANDIDATE);
    INDArray o = now.gate(OUTPUT);
    now.inputTerm.addi(now.recurrentTerm, now.gates);
    sigmoid(i, i);
    sigmoid(f, f);
    tanh(g, g);
    sigmoid(o, o);
    hold(Site.INPUT, i, now);
    hold(Site.FORGET, f, now);
    hold(Site.CANDIDATE, g, now);
    hold(Site.OUTPUT, o, now);
    i.muli(g, now.tanhCellState); // i * g, kept here for a moment
    f.muli(previous.cellState, now.cellState).addi(now.tanhCellState); // C = f * C' + i * g
    hold(Site.CELL_STATE, now.cellState, now);
    tanh(now.cellState, now.tanhCellState);
    o.muli(now.tanhCellState, now.hiddenState); // h = o * tanh(C)
    hold(Site.HIDDEN_STATE, now.hiddenState, now);
  }

  @Override
  void backward(Nd4jStep now, Nd4jStep previous, Nd4jDelta d) {
    INDArray i = now.gate(INPUT);
    INDArray f = now.gate(FORGET);
    INDArray g = now.gate(CANDIDATE);
    INDArray o = now.gate(OUTPUT);
    INDArray dh = d.hiddenState;
    INDArray dC = d.cellState;
    d.timesSigmoidSlope(dh.muli(now.tanhCellState, d.gate(OUTPUT)), o);
    dC.addi(d.timesTanhSlope(dh.muli(o, d.scratch), now.tanhCellState));
    d.timesSigmoidSlope(dC.muli(g, d.gate(INPUT)), i);
    d.timesSigmoidSlope(dC.muli(previous.cellState, d.gate(FORGET)), f);
    d.timesTanhSlope(dC.muli(i, d.gate(CANDIDATE)), g);
    dC.muli(f); // on to C of the step before
    gemm(d.recurrentTerm, weights.recurrentWeight, dh, false, true, 1, 0); // on to h
  }
}
