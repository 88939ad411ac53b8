package dev.gatescope.benchmark;

import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.EngineChoice;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.lstm.fused.FusedOptions;
import java.util.Locale;

/** Prints the milliseconds of each epoch of training, for {@code src/test/python/benchmark.py}. */
public final class TrainingTime {
  private static final double NANOS_PER_MILLI = 1e6;

  private TrainingTime() {}

  /** Arguments: engine, threads, hidden size, bits, epochs. */
  public static void main(String[] arguments) {
    EngineChoice choice = EngineChoice.valueOf(arguments[0]);
    FusedOptions options = new FusedOptions(Integer.parseInt(arguments[1]), FusedOptions.PREFERRED);
    Workload workload =
        new Workload(CellType.LSTM, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
    int epochs = Integer.parseInt(arguments[4]);
    try (RecurrentEngine engine = workload.engine(choice, options)) {
      for (int epoch = 0; epoch < epochs; epoch++) {
        long start = System.nanoTime();
        workload.epoch(engine);
        double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
        System.out.println(String.format(Locale.ROOT, "%.3f", millis));
      }
    }
  }
}
