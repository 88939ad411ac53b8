package dev.gatescope.lstm;

/**
 * A block of rows of the recurrent layer's weights: the gates proper and the candidates.
 *
 * <p>The letters are those of the <a
 * href="https://docs.pytorch.org/docs/stable/generated/torch.nn.LSTM.html">PyTorch pages</a> of
 * {@code nn.LSTM}, {@code nn.GRU} and {@code nn.RNN}.
 */
public enum Gate {
  /** LSTM i: how much of the candidate enters the cell state. */
  INPUT("i", true),
  /** LSTM f: how much of the cell state is kept. */
  FORGET("f", true),
  /** LSTM g, in the article C~: what could be written to the cell state. */
  CANDIDATE("g", false),
  /** LSTM o: how much of the cell state is shown as hidden state. */
  OUTPUT("o", true),
  /** GRU r: how much of the hidden state the candidate sees. */
  RESET("r", true),
  /** GRU z: how much of the old hidden state is kept. */
  UPDATE("z", true),
  /** GRU n: the new hidden state if nothing were kept. */
  NEW("n", false),
  /** RNN: the hidden state itself, the tanh of its pre-activation. */
  HIDDEN("h", false);

  private final String letter;
  private final boolean sigmoid;

  Gate(String letter, boolean sigmoid) {
    this.letter = letter;
    this.sigmoid = sigmoid;
  }

  /** PyTorch's one-letter name. */
  public String letter() {
    return letter;
  }

  /** True where the activation is the sigmoid (values 0..1), false where it is tanh (-1..1). */
  public boolean sigmoid() {
    return sigmoid;
  }
}
