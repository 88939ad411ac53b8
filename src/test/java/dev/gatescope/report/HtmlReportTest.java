package dev.gatescope.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.Predictions;
import dev.gatescope.file.Provenance;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Gate;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.random.TorchRandom;
import dev.gatescope.text.Messages;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.EpochSummary;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.SampleReports;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;

class HtmlReportTest {
  private static final Provenance MADE = new Provenance("fused", "why", "9.8.7", "1.2", "25");
  private static final Subtraction PAIR = new Subtraction(123, 61, 8);

  private final List<EpochReport> reports = SampleReports.epochs(0, 100);
  private final List<EpochSummary> epochs = reports.stream().map(EpochReport::summary).toList();

  private RunReport report() {
    return RunReport.of(TrainingConfig.article(), true, epochs, reports.getLast(), MADE, PAIR);
  }

  @Test
  void tellsTheResults() {
    Predictions test = reports.getLast().test();
    Page page = english(report());
    assertEquals("en", page.root().getAttribute("lang"));
    assertEquals("1", page.text("loss"));
    // Two of a thousand are wrong by 64.
    assertEquals(64 * Math.sqrt(2 / 1000.0), test.rmse(), 1e-9);
    assertEquals("2.862", page.text("rmse"));
    assertEquals("2 of 1,000", page.text("test-wrong"));
    assertEquals("99.97%", page.text("bit-accuracy"));
    assertEquals("1 of 10", page.text("pairs-wrong"));
    assertEquals("2 of 20", page.text("every-wrong"));
    assertEquals(reports.getLast().rules().kept() + " of 8", page.text("rules-kept"));
  }

  /** The doubles nearest to some shares are a little less: no hundredth may be lost by that. */
  @Test
  void sharesAreRoundedDownAsDecimalNumbers() {
    long[] a = new long[100];
    long[] b = new long[100];
    float[] answers = new float[800];
    for (int i = 0; i < 800; i++) {
      a[i / 8] = 2;
      b[i / 8] = 1;
      boolean right = i < 464;
      answers[i] = (i % 8 == 0) == right ? 1 : 0;
    }
    EpochReport shown = SampleReports.report(7, 3, new Predictions(8, a, b, answers));
    assertEquals(
        "58%",
        english(RunReport.of(TrainingConfig.article(), true, epochs, shown, MADE, PAIR))
            .text("bit-accuracy"));
  }

  @Test
  void tellsEverySetting() {
    Page page = english(report());
    assertEquals(
        List.of(
            "LSTM",
            "32",
            "8",
            "10,000",
            "yes",
            "no",
            "As the article",
            "0.9",
            "128",
            "100",
            "0.01",
            "822",
            "Automatic"),
        page.rows("settings").stream().map(List::getFirst).toList());
    assertEquals("0.01", page.text("setting-learning_rate"));
  }

  @Test
  void drawsLossAndErrors() {
    Page page = english(report());
    List<double[]> loss = Page.points(page.byId("loss-plot"), "curve", false);
    assertEquals(100, loss.size());
    for (int i = 0; i < 100; i++) {
      assertEquals(i + 1, loss.get(i)[0], 0.05);
      assertEquals(100.0 / (i + 1), loss.get(i)[1], 0.05);
    }
    List<double[]> errors = Page.points(page.byId("errors-plot"), "stems", false);
    assertEquals(2, errors.size());
    assertEquals(100, errors.get(0)[0], 0.3);
    assertEquals(900, errors.get(1)[0], 0.3);
    assertEquals(64, errors.get(0)[1], 0.02);
  }

  @Test
  void listsFivePredictions() {
    Predictions oneWrong = SampleReports.predictions(1000, 6, 200);
    EpochReport shown = SampleReports.report(7, 3, oneWrong);
    List<List<String>> rows =
        english(RunReport.of(TrainingConfig.article(), true, epochs, shown, MADE, PAIR))
            .rows("predictions");
    assertEquals(5, rows.size());
    // Sample 200 is 50 - 1, and the bit of 64 is flipped.
    assertEquals(
        List.of("200", "50 \u2212 1", "49 00110001", "113 01110001", "64", "\u2717 wrong"),
        rows.get(1));
    assertEquals(
        List.of("400", "50 \u2212 1", "49 00110001", "49 00110001", "0", "\u2713 right"),
        rows.get(2));
  }

  @Test
  void listsTheRules() {
    List<List<String>> rows = english(report()).rows("rules");
    assertEquals(8, rows.size());
    assertEquals("0 \u2212 1 \u2212 borrow 1 = 0, borrow 1", rows.get(3).getFirst());
    assertTrue(rows.get(3).get(1).startsWith("\u2717"), rows.get(3).toString());
    assertEquals("\u2013", rows.get(3).getLast());
    assertTrue(rows.get(0).get(1).startsWith("\u2713"), rows.get(0).toString());
    assertEquals("epoch 0", rows.get(0).getLast());
  }

  @Test
  void showsTheGatesOfThePairAsTheyAre() {
    RunReport report = report();
    String text = HtmlReport.of(report, Messages.english());
    Page page = Page.parse(text);
    for (int t = 0; t < 8; t++) {
      List<Element> row = cells(page, "gate-f").get(t);
      assertEquals(32, row.size());
      for (int u = 0; u < 32; u++) {
        float value = report.trace().gate(Gate.FORGET, t, u);
        assertEquals(value, Float.parseFloat(row.get(u).getAttribute("title")));
        assertEquals("p" + Math.round(value * Theme.SHADES), row.get(u).getAttribute("class"));
      }
      Element state = cells(page, "gate-h").get(t).get(5);
      assertEquals(report.trace().hiddenState(t, 5), Float.parseFloat(state.getAttribute("title")));
      assertEquals(
          report.trace().hiddenState(t, 5) < -0.025, state.getAttribute("class").startsWith("n"));
      List<String> bits = page.rows("bits").get(t);
      assertEquals(Integer.toString(PAIR.aBit(t)), bits.get(1));
      assertEquals(Integer.toString(PAIR.borrowIn(t)), bits.get(3));
      assertEquals(Integer.toString(PAIR.differenceBit(t)), bits.get(4));
      assertTrue(bits.getLast().endsWith(" " + report.trace().bit(t)), bits.toString());
    }
    // Every shade that is used has its colour, in light and in dark.
    assertEquals(2, text.split("\\.n20\\{", -1).length - 1);
    assertEquals(2, text.split("\\.p0\\{", -1).length - 1);
  }

  @ParameterizedTest
  @EnumSource(CellType.class)
  void holdsForEveryCellAndManyUnits(CellType cell) {
    Weights weights = Weights.initial(new WeightLayout(cell, 40), new TorchRandom(1));
    TrainingConfig config = TrainingConfig.article().withNetwork(weights.layout(), 8);
    Page page =
        english(RunReport.of(config, true, epochs, SampleReports.of(3, weights), MADE, PAIR));
    int tables = cell == CellType.LSTM ? 6 : cell == CellType.GRU ? 4 : 1;
    assertEquals(tables, Page.withClass(page.root(), "heat").size());
    assertEquals(cell == CellType.LSTM, page.has("gate-C"));
    assertEquals(32, cells(page, "gate-h").getFirst().size());
    assertTrue(page.root().getTextContent().contains("The first 32 of 40 units."));
  }

  @Test
  void aModelFromAFileHasNoCurve() {
    EpochReport only = SampleReports.report(100, Double.NaN, SampleReports.predictions(5, 0));
    Page page =
        english(
            RunReport.of(
                TrainingConfig.article(), true, List.of(only.summary()), only, MADE, PAIR));
    assertFalse(page.has("loss-plot"));
    assertTrue(page.has("errors-plot"));
    assertEquals("\u2013", page.text("loss"));
    assertTrue(page.root().getTextContent().contains("every test sample is right"));
    assertTrue(page.rows("rules").stream().allMatch(row -> row.getLast().equals("\u2013")));
  }

  @Test
  void speaksTheUsersLanguage() {
    Page page = Page.parse(HtmlReport.of(report(), Messages.of(Locale.TAIWAN)));
    assertEquals("zh-TW", page.root().getAttribute("lang"));
    List<String> headings =
        Page.all(page.root(), "h2").stream().map(Element::getTextContent).toList();
    assertEquals(6, headings.size());
    for (String heading : headings) {
      assertTrue(heading.codePoints().anyMatch(Character::isIdeographic), heading);
    }
  }

  @Test
  void standsAloneAndEscapesWhatItIsGiven() {
    Provenance hostile =
        new Provenance("<script>alert(1)</script>", "", "&amp;\u0001", "\"><img src='x'/>", "25");
    String text =
        HtmlReport.of(
            RunReport.of(TrainingConfig.article(), true, epochs, reports.getLast(), hostile, PAIR),
            Messages.english());
    Page page = Page.parse(text);
    assertEquals(List.of(), Page.all(page.root(), "script"));
    assertEquals(List.of(), Page.all(page.root(), "img"));
    assertEquals(List.of(), Page.all(page.root(), "link"));
    assertTrue(page.root().getTextContent().contains("<script>alert(1)</script>"));
    String style = text.substring(text.indexOf("<style"), text.indexOf("</style>"));
    assertFalse(style.contains("url("), style);
    assertFalse(style.contains("@import"), style);
    // A browser reads a style as it stands, entities and all.
    assertFalse(style.contains("&"), style);
    for (String attribute : List.of("src", "href", "xlink:href")) {
      assertTrue(Page.all(page.root(), "*").stream().noneMatch(at -> at.hasAttribute(attribute)));
    }
  }

  private static List<List<Element>> cells(Page page, String id) {
    return Page.all(Page.all(page.byId(id), "tbody").getFirst(), "tr").stream()
        .map(row -> Page.all(row, "td"))
        .toList();
  }

  private static Page english(RunReport report) {
    return Page.parse(HtmlReport.of(report, Messages.english()));
  }
}
