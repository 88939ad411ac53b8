package dev.gatescope.optim;

/** How the losses of single bits become one loss, with PyTorch's names. */
public enum Reduction {
  MEAN,
  SUM,
  NONE
}
