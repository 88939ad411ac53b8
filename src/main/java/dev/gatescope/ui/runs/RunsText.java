package dev.gatescope.ui.runs;

import dev.gatescope.report.SettingWords;
import dev.gatescope.text.Messages;
import dev.gatescope.train.RunLog;
import dev.gatescope.train.RunRecord;
import dev.gatescope.train.RunRecord.Origin;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingConfig.Setting;
import dev.gatescope.ui.common.NumberText;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Runs in words. */
final class RunsText {
  /** Sorted as text it is sorted by time, and it is read alike in both languages. */
  private static final DateTimeFormatter ENTERED =
      DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

  private static final double MEGABYTE = 1 << 20;

  private final Messages messages;
  private final SettingWords words;

  RunsText(Messages messages) {
    this.messages = messages;
    words = new SettingWords(messages);
  }

  /** 07-01 16:30. */
  static String entered(Instant instant, ZoneId zone) {
    return ENTERED.format(instant.atZone(zone));
  }

  /** The untrained network has no loss. */
  static String loss(double loss) {
    return Double.isNaN(loss) ? "–" : NumberText.revealing(loss, 4);
  }

  static String rmse(double rmse) {
    return NumberText.fixed(rmse, 2);
  }

  /** A run by its number and its network: 3 GRU 16. */
  static String name(RunRecord run) {
    return run.number() + " " + run.config().cell().name() + " " + run.config().hiddenSize();
  }

  /** What the list takes of its memory, and what had to go. */
  String memory(RunsViewModel model) {
    String taken =
        messages.text(
            "runs.memory",
            model.rows().size(),
            NumberText.fixed(Math.ceil(model.bytes() / MEGABYTE), 0),
            NumberText.fixed(RunLog.BUDGET_BYTES / MEGABYTE, 0));
    return model.dropped() == 0
        ? taken
        : taken + " " + messages.text("runs.dropped", model.dropped());
  }

  /**
   * In which settings runs differ, their values in the runs' order; of a single run, in which it
   * differs from the article's.
   */
  String differences(List<RunRecord> runs) {
    if (runs.isEmpty()) {
      return "";
    }
    if (runs.size() == 1) {
      TrainingConfig config = runs.getFirst().config();
      List<Setting> others = config.differences(TrainingConfig.article());
      return others.isEmpty()
          ? messages.text("runs.article")
          : messages.text(
              "runs.unlikeArticle",
              joined(
                  others.stream().map(s -> words.name(s) + " " + words.value(config, s)).toList()));
    }
    List<String> differing = new ArrayList<>();
    for (Setting setting : Setting.values()) {
      if (differ(runs, run -> run.config().value(setting))) {
        differing.add(
            words.name(setting) + " " + each(runs, run -> words.value(run.config(), setting)));
      }
    }
    if (differ(runs, run -> run.origin() == Origin.RACED)) {
      differing.add(messages.text("runs.batches") + " " + each(runs, this::batches));
    }
    return differing.isEmpty()
        ? messages.text("runs.same")
        : messages.text("runs.differ", joined(differing));
  }

  private static boolean differ(List<RunRecord> runs, Function<RunRecord, Object> value) {
    return runs.stream().map(value).distinct().count() > 1;
  }

  private static String each(List<RunRecord> runs, Function<RunRecord, String> value) {
    return runs.stream().map(value).collect(Collectors.joining(" / "));
  }

  private static String joined(List<String> parts) {
    return String.join(" · ", parts);
  }

  private String batches(RunRecord run) {
    return messages.text(run.origin() == Origin.RACED ? "runs.batches.race" : "runs.batches.own");
  }
}
