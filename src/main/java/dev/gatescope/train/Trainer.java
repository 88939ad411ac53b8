package dev.gatescope.train;

/**
 * Trains one network by the article's recipe, synchronously: it runs on whatever thread calls it.
 */
public final class Trainer {
  private final TrainingConfig config;
  private final TrainingControl control;
  private final TrainingListener listener;

  /**
   * @throws dev.gatescope.text.ProblemException if a setting is wrong
   */
  public Trainer(TrainingConfig config, TrainingControl control, TrainingListener listener) {
    this.config = config;
    this.control = control;
    this.listener = listener;
  }

  /**
   * Runs until the control's state is over. Prepares data and engine first, which takes a while.
   */
  public TrainingState run() {
    throw new UnsupportedOperationException(config + " " + control + " " + listener);
  }
}
