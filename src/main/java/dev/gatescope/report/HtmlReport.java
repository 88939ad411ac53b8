package dev.gatescope.report;

import dev.gatescope.data.Rule;
import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.PairCheck;
import dev.gatescope.eval.Predictions;
import dev.gatescope.eval.RuleHistory;
import dev.gatescope.eval.RuleScore;
import dev.gatescope.text.Messages;
import dev.gatescope.text.Names;
import dev.gatescope.text.Numbers;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.TrainingConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A report of a run as one page of HTML that stands alone: no script, and nothing is fetched. It is
 * well-formed XML too.
 */
public final class HtmlReport {
  private static final int PLOT_WIDTH = 720;
  private static final int PLOT_HEIGHT = 340;
  private static final String YES = "\u2713";
  private static final String NO = "\u2717";
  private static final String MINUS = " \u2212 ";

  private static final Set<TrainingConfig.Setting> DRAWING =
      Set.of(
          TrainingConfig.Setting.BORROW_ONLY,
          TrainingConfig.Setting.DISTINCT,
          TrainingConfig.Setting.SPLIT,
          TrainingConfig.Setting.TRAIN_SHARE);

  private final RunReport report;
  private final Messages messages;
  private final SettingWords words;
  private final Markup page = new Markup();

  private HtmlReport(RunReport report, Messages messages) {
    this.report = report;
    this.messages = messages;
    words = new SettingWords(messages);
  }

  /** The text of the file, in UTF-8. */
  public static String of(RunReport report, Messages messages) {
    return new HtmlReport(report, messages).write();
  }

  private String write() {
    TrainingConfig config = report.config();
    String title =
        messages.text(
            "report.title",
            config.cell().name(),
            Integer.toString(config.hiddenSize()),
            Integer.toString(config.bits()),
            Long.toString(config.seed()));
    page.prolog("<!DOCTYPE html>");
    page.open(
        "html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", messages.locale().toLanguageTag());
    page.open("head");
    page.empty("meta", "charset", "UTF-8");
    // Says to the browser what holds anyway: nothing comes from anywhere else.
    page.empty(
        "meta",
        "http-equiv",
        "Content-Security-Policy",
        "content",
        "default-src 'none'; style-src 'unsafe-inline'");
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.element("title", title);
    page.element("style", style());
    page.close();
    page.open("body");
    page.element("h1", title);
    page.element(
        "p",
        messages.text(
            "report.made",
            Integer.toString(report.shown().epoch()),
            report.made().program(),
            report.made().engine(),
            report.made().nd4j(),
            report.made().java()),
        "class",
        "made");
    results();
    plots();
    settings();
    predictions();
    rules();
    new GateTables(report, page, messages).write();
    page.close();
    page.close();
    return page.toString();
  }

  /** The style sheet must hold nothing that XML escapes: HTML reads it as it stands. */
  private static String style() {
    try (InputStream in = HtmlReport.class.getResourceAsStream("/css/report.css")) {
      return "\n"
          + Theme.LIGHT.variables()
          + Theme.LIGHT.shades()
          + "@media screen and (prefers-color-scheme: dark){\n"
          + Theme.DARK.variables()
          + Theme.DARK.shades()
          + "}\n"
          + new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void results() {
    EpochReport shown = report.shown();
    Predictions test = shown.test();
    PairCheck all = shown.allPairs();
    heading("report.results");
    page.open("dl", "class", "results");
    result("report.loss", "loss", decimal(shown.loss()));
    result("report.testLoss", "test-loss", decimal(shown.testLoss()));
    result("report.rmse", "rmse", decimal(test.rmse()));
    result("report.bitAccuracy", "bit-accuracy", share(test.bitAccuracy()));
    result("report.testWrong", "test-wrong", ofAll(test.wrong(), test.count()));
    result(
        all.sampled() ? "report.sampledWrong" : "report.pairsWrong",
        "pairs-wrong",
        ofAll(all.wrong(), all.pairs()));
    if (!all.sampled()) {
      result("report.everyWrong", "every-wrong", ofAll(all.everyWrong(), all.everyPair()));
    }
    result("report.rulesKept", "rules-kept", ofAll(shown.rules().kept(), Rule.ALL.size()));
    page.close();
  }

  private void result(String key, String id, String value) {
    page.open("div");
    page.element("dt", messages.text(key));
    page.element("dd", value, "id", id);
    page.close();
  }

  private void plots() {
    heading("report.plots");
    SvgPlot loss = RunPlots.loss(report.epochs(), false, "", messages);
    if (loss.isEmpty()) {
      page.element("p", messages.text("report.noLoss"));
    } else {
      plot(loss, "loss-plot");
    }
    SvgPlot errors = RunPlots.errors(report.shown().test(), false, "", messages);
    plot(errors, "errors-plot");
  }

  private void plot(SvgPlot plot, String id) {
    page.open("figure", "id", id);
    plot.appendTo(page, PLOT_WIDTH, PLOT_HEIGHT, Theme.LIGHT);
    page.close();
  }

  private void settings() {
    heading("report.settings");
    page.open("table", "id", "settings", "class", "pairs");
    page.open("tbody");
    for (TrainingConfig.Setting setting : TrainingConfig.Setting.values()) {
      page.open("tr");
      page.element("th", words.name(setting), "scope", "row");
      page.element("td", value(setting), "id", "setting-" + Names.of(setting));
      page.close();
    }
    page.close();
    page.close();
  }

  private String value(TrainingConfig.Setting setting) {
    if (!report.drawn() && DRAWING.contains(setting)) {
      return "\u2013";
    }
    return words.value(report.config(), setting);
  }

  private void predictions() {
    Predictions test = report.shown().test();
    heading("report.predictions");
    table(
        "predictions",
        "report.sample",
        "report.subtraction",
        "report.expected",
        "report.predicted",
        "report.error",
        "report.verdict");
    for (int index : test.fiveIndices()) {
      Subtraction pair = test.pair(index);
      boolean right = test.expected(index) == test.predicted(index);
      page.open("tr");
      page.element("td", messages.count(index));
      page.element("td", pair.a() + MINUS + pair.b());
      number(test.expected(index), pair.bits());
      number(test.predicted(index), pair.bits());
      page.element("td", Numbers.exact(test.absoluteError(index)));
      verdict(right);
      page.close();
    }
    page.close();
    page.close();
  }

  private void number(long value, int bits) {
    page.open("td");
    page.text(value + " ");
    String binary = Long.toBinaryString(value);
    page.element("code", "0".repeat(Math.max(0, bits - binary.length())) + binary);
    page.close();
  }

  private void verdict(boolean right) {
    page.element(
        "td",
        right
            ? YES + " " + messages.text("report.right")
            : NO + " " + messages.text("report.wrong"),
        "class",
        right ? "right" : "wrong");
  }

  private void rules() {
    EpochReport shown = report.shown();
    RuleHistory history = report.rules();
    heading("report.rules");
    table(
        "rules",
        "report.rule",
        "rules.accuracy",
        "report.cases",
        "rules.margin.mean",
        "rules.margin.smallest",
        "report.learnt");
    for (RuleScore score : shown.rules().scores()) {
      Rule rule = score.rule();
      page.open("tr");
      page.element(
          "td",
          messages.text(
              "rules.equation",
              rule.aBit(),
              rule.bBit(),
              rule.borrowIn(),
              rule.differenceBit(),
              rule.borrowOut()));
      page.element(
          "td",
          (score.isKept() ? YES : NO) + " " + share(score.accuracy()),
          "class",
          score.isKept() ? "right" : "wrong");
      page.element("td", messages.count(score.count()));
      page.element("td", decimal(score.meanMargin()));
      page.element("td", decimal(score.smallestMargin()));
      OptionalInt learnt = history.learntAt(rule);
      // A model from a file has one epoch: when it learnt is not known.
      page.element(
          "td",
          learnt.isPresent() && history.size() > 1
              ? messages.text("rules.epoch", Integer.toString(learnt.getAsInt()))
              : "\u2013");
      page.close();
    }
    page.close();
    page.close();
  }

  private void table(String id, String... columns) {
    page.open("table", "id", id);
    page.open("thead");
    page.open("tr");
    for (String column : columns) {
      page.element("th", messages.text(column), "scope", "col");
    }
    page.close();
    page.close();
    page.open("tbody");
  }

  private void heading(String key) {
    page.element("h2", messages.text(key));
  }

  private String ofAll(long some, long all) {
    return messages.text("report.ofAll", messages.count(some), messages.count(all));
  }

  private static String decimal(double value) {
    return Double.isNaN(value) ? "\u2013" : Numbers.rounded(value, 4);
  }

  /** Never rounded up to 100 % while one is wrong. */
  private String share(double value) {
    if (Double.isNaN(value)) {
      return "\u2013";
    }
    NumberFormat format = NumberFormat.getPercentInstance(messages.locale());
    format.setMaximumFractionDigits(2);
    format.setRoundingMode(RoundingMode.FLOOR);
    // The decimal number that the double stands for: the double itself may be a little less.
    return format.format(BigDecimal.valueOf(value));
  }
}
