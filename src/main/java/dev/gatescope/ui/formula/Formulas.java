package dev.gatescope.ui.formula;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Set formulas on request: at once if known, else from the background. Called on the JavaFX thread.
 */
public final class Formulas {
  /** A formula's outline takes some ten kilobytes. */
  private static final int KEPT = 200;

  private final Function<String, Outline> typesetter;
  private final Executor background;
  private final Executor fx;
  private final Consumer<RuntimeException> log;
  private final Map<String, Outline> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Outline> eldest) {
          return size() > KEPT;
        }
      };

  private boolean failed;

  /**
   * @param typesetter called in the background alone
   * @param log told of the first formula that could not be set: it stays a line of text
   */
  public Formulas(
      Function<String, Outline> typesetter,
      Executor background,
      Executor fx,
      Consumer<RuntimeException> log) {
    this.typesetter = typesetter;
    this.background = background;
    this.fx = fx;
    this.log = log;
  }

  /**
   * @param show gets the formula, now or later; never, if it cannot be set
   */
  void request(String tex, Consumer<Outline> show) {
    Outline outline = known.get(tex);
    if (outline != null) {
      show.accept(outline);
      return;
    }
    background.execute(
        () -> {
          try {
            Outline set = typesetter.apply(tex);
            fx.execute(
                () -> {
                  known.put(tex, set);
                  show.accept(set);
                });
          } catch (NotSetException e) {
            fx.execute(() -> fail(e));
          }
        });
  }

  /** Sets a formula that will be asked for soon. */
  public void prepare(String tex) {
    request(tex, outline -> {});
  }

  private void fail(NotSetException e) {
    if (!failed) {
      failed = true;
      log.accept(e);
    }
  }
}
