package dev.gatescope.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.probe.Probe;
import dev.gatescope.eval.probe.Prober;
import dev.gatescope.eval.probe.Target;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Gate;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.Network;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.SampleTraces;
import dev.gatescope.ui.common.CellValue;
import dev.gatescope.ui.common.NumberText;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.heat.Brush;
import dev.gatescope.ui.model.Selection;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.paint.Color;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The cell's views as SVG, read with a strict parser. */
class CellDrawingTest {
  private static final Subtraction PAIR = new Subtraction(123, 61, 8);
  private static final PictureSize SIZE = new PictureSize(1100, 760, 1);
  private static final String MINUS = "\u2212";

  @Test
  void theFlowHasTheStepsNumbersInItsParts() {
    GateTrace trace = SampleTraces.golden(CellType.LSTM, PAIR);
    Element svg = draw(CellView.FLOW, trace, 5, 7, Palette.LIGHT, Messages.english());
    assertEquals("0 0 1100 760", svg.getAttribute("viewBox"));
    assertPart(svg, "flow-forget", brief(trace.gate(Gate.FORGET, 5, 7)), "forget", "ft", "σ");
    assertPart(svg, "flow-input", brief(trace.gate(Gate.INPUT, 5, 7)), "input", "it");
    assertPart(svg, "flow-candidate", brief(trace.gate(Gate.CANDIDATE, 5, 7)), "C\u0303t", "tanh");
    assertPart(svg, "flow-cell", brief(trace.cellState(5, 7)), "cell state", "Ct");
    assertPart(svg, "flow-previous_hidden", brief(trace.hiddenState(4, 7)), "ht" + MINUS + "1");
    assertPart(svg, "flow-logit", brief(trace.logit(5)));
    int bit = trace.bit(5);
    assertPart(svg, "flow-bit", bit + (bit == trace.target(5) ? " = " : " ≠ ") + trace.target(5));
    assertPart(svg, "flow-x", "1", "a", "b");
    assertTrue(all(svg, "path").size() >= 10, "arrows");
  }

  @Test
  void everyUnitHasItsColourInEveryPart() {
    GateTrace trace = SampleTraces.golden(CellType.LSTM, PAIR);
    Element svg = draw(CellView.FLOW, trace, 2, 0, Palette.DARK, Messages.english());
    List<String> fills = fills(all(byId(svg, "flow-output"), "g").getFirst());
    List<String> expected = new ArrayList<>();
    for (int unit = 0; unit < trace.hiddenSize(); unit++) {
      expected.add(Palette.hex(Palette.DARK.diverging(trace.gate(Gate.OUTPUT, 2, unit), 1)));
    }
    assertEquals(expected, fills);
  }

  @ParameterizedTest
  @EnumSource
  void theHeatMapsHaveEveryValueOfEveryCell(CellType cell) {
    GateTrace trace = SampleTraces.golden(cell, PAIR);
    Element svg = draw(CellView.HEAT_MAPS, trace, 3, 4, Palette.LIGHT, Messages.english());
    Element maps = byId(svg, "heatMaps");
    List<Element> grids = all(maps, "g").stream().filter(CellDrawingTest::isGrid).toList();
    List<CellValue> values = CellValue.of(cell);
    assertEquals(values.size(), grids.size());
    for (int map = 0; map < values.size(); map++) {
      double covered = 0;
      for (Element rect : all(grids.get(map), "rect")) {
        covered += number(rect, "width") * number(rect, "height");
      }
      Element first = all(grids.get(map), "rect").getFirst();
      double height = number(first, "height") * trace.hiddenSize();
      double steps = covered / height / stepWidth(grids.get(map), trace);
      assertEquals(trace.timeSteps(), steps, 0.02, "nothing is left out");
      if (values.get(map) == CellValue.HIDDEN_STATE) {
        Color exact = Palette.LIGHT.diverging(trace.hiddenState(0, 0), 1);
        Color drawn = Color.web(first.getAttribute("fill"));
        // The maps round to one of a few hundred colours.
        assertEquals(exact.getRed(), drawn.getRed(), 0.01);
        assertEquals(exact.getBlue(), drawn.getBlue(), 0.01);
      }
    }
    String words = String.join("|", texts(svg));
    assertTrue(words.contains(Messages.english().text("cell.value.hidden_state")), words);
    assertTrue(words.contains(NumberText.fixed(trace.hiddenState(3, 4), 4)), words);
  }

  @Test
  void theHeatMapsSayWhichUnitsWereFound() {
    GateTrace trace = SampleTraces.golden(CellType.LSTM, PAIR);
    Brush brush = new Brush(CellValue.HIDDEN_STATE, Optional.of(new Brush.Range(2, 5)), 0.3);
    CellMoment moment =
        new CellMoment(trace, PAIR, 3, 4, Selection.NOTHING, Optional.empty(), Optional.of(brush));
    String asked = Messages.english().text("brush.asked", "h", "0.30", "2–5");
    String drawn = file(CellView.HEAT_MAPS, moment, Palette.LIGHT, Messages.english());
    assertTrue(texts(parse(drawn)).contains(asked), drawn);
    assertFalse(
        drawn.contains(Messages.english().text("brush.share"))
            || drawn.contains(Messages.english().text("brush.silence")),
        "nothing that could be chosen");
    CellMoment quiz = new CellMoment(trace, PAIR, 3, 4, 3, Optional.empty(), Optional.of(brush));
    String hidden = file(CellView.HEAT_MAPS, quiz, Palette.LIGHT, Messages.english());
    assertFalse(texts(parse(hidden)).contains(asked), "it would tell what somebody is asked for");
  }

  @Test
  void theHeatMapsHaveTheOrderOfTheWindow() {
    GateTrace trace = SampleTraces.golden(CellType.LSTM, PAIR);
    Probe probe = new Prober().probe(Network.of(trace.weights()), PAIR.bits(), Target.BORROW);
    CellMoment moment =
        new CellMoment(trace, PAIR, 3, 4, Selection.NOTHING, Optional.of(probe), Optional.empty());
    String file = file(CellView.HEAT_MAPS, moment, Palette.LIGHT, Messages.english());
    Element maps = byId(parse(file), "heatMaps");
    Element hidden = all(maps, "g").stream().filter(CellDrawingTest::isGrid).toList().getLast();
    int top = probe.unitOrder().getFirst();
    assertNotEquals(0, top, "the orders differ in their first unit");
    Color drawn = Color.web(all(hidden, "rect").getFirst().getAttribute("fill"));
    Color exact = Palette.LIGHT.diverging(trace.hiddenState(0, top), 1);
    assertEquals(exact.getRed(), drawn.getRed(), 0.01);
    assertEquals(exact.getBlue(), drawn.getBlue(), 0.01);
    assertFalse(
        file.contains(Messages.english().text("probe.order")), "nothing that could be chosen");
  }

  @Test
  void whatTheQuizAsksIsNotInTheFile() {
    GateTrace trace = SampleTraces.golden(CellType.LSTM, PAIR);
    CellMoment asked = new CellMoment(trace, PAIR, 5, 7, 3, Optional.empty(), Optional.empty());
    Messages english = Messages.english();
    for (CellView view : CellView.values()) {
      String file = file(view, asked, Palette.LIGHT, english);
      Element svg = parse(file);
      String title = all(svg, "title").getFirst().getTextContent();
      assertTrue(title.startsWith("123 " + MINUS + " 61 = ?"), title);
      String words = String.join("|", texts(svg));
      assertTrue(words.contains("The quiz asks for bit 5"), words);
      assertFalse(file.contains("flow-bit"), "nothing that is only made invisible");
      for (int t = 3; t < 8; t++) {
        assertFalse(file.contains(NumberText.fixed(trace.hiddenState(t, 7), 4)));
      }
    }
    Element maps = byId(parse(file(CellView.HEAT_MAPS, asked, Palette.LIGHT, english)), "heatMaps");
    Element grid =
        all(maps, "g").stream().filter(CellDrawingTest::isGrid).findFirst().orElseThrow();
    double covered = 0;
    double hidden = 0;
    for (Element rect : all(grid, "rect")) {
      double area = number(rect, "width") * number(rect, "height");
      covered += area;
      boolean blank = rect.getAttribute("fill").equals(Palette.hex(Palette.LIGHT.surface()));
      hidden += blank ? area : 0;
    }
    assertEquals(5 / 8.0, hidden / covered, 0.01, "no colour below the cover");
  }

  @Test
  void whatIsAnsweredIsInTheFile() {
    GateTrace trace = SampleTraces.golden(CellType.LSTM, PAIR);
    CellMoment answered = new CellMoment(trace, PAIR, 2, 7, 3, Optional.empty(), Optional.empty());
    Element svg = parse(file(CellView.FLOW, answered, Palette.LIGHT, Messages.english()));
    assertPart(svg, "flow-forget", brief(trace.gate(Gate.FORGET, 2, 7)));
  }

  private static boolean isGrid(Element group) {
    return group.getAttribute("shape-rendering").equals("crispEdges");
  }

  private static double stepWidth(Element grid, GateTrace trace) {
    double left = Double.MAX_VALUE;
    double right = 0;
    for (Element rect : all(grid, "rect")) {
      left = Math.min(left, number(rect, "x"));
      right = Math.max(right, number(rect, "x") + number(rect, "width"));
    }
    return (right - left) / trace.timeSteps();
  }

  @ParameterizedTest
  @EnumSource
  void bothViewsOfEveryCellAreDrawnInBothLanguages(CellType cell) {
    for (Messages messages : List.of(Messages.english(), Messages.of(Locale.TAIWAN))) {
      for (CellView view : CellView.values()) {
        Element svg = draw(view, SampleTraces.golden(cell, PAIR), 0, 0, Palette.DARK, messages);
        String title = "123 " + MINUS + " 61 = 62";
        assertTrue(all(svg, "title").getFirst().getTextContent().startsWith(title));
        assertEquals(
            Palette.hex(Palette.DARK.background()),
            all(svg, "rect").getFirst().getAttribute("fill"));
        for (Element text : all(svg, "text")) {
          assertTrue(number(text, "x") > -200 && number(text, "x") < 1100, text.getTextContent());
        }
        assertTrue(
            texts(svg).stream().noneMatch(text -> text.codePoints().anyMatch(CellDrawingTest::own)),
            "no character that only our own fonts have");
      }
    }
  }

  private static boolean own(int character) {
    return Character.getType(character) == Character.PRIVATE_USE;
  }

  private static void assertPart(Element svg, String id, String... expected) {
    List<String> texts = texts(byId(svg, id));
    for (String text : expected) {
      assertTrue(texts.contains(text), id + " has " + texts + ", not " + text);
    }
  }

  private static String brief(double value) {
    return String.format(Locale.ROOT, "%.2f", value).replace("-", MINUS);
  }

  private static Element draw(
      CellView view, GateTrace trace, int step, int unit, Palette palette, Messages messages) {
    return parse(file(view, new CellMoment(trace, PAIR, step, unit), palette, messages));
  }

  private static String file(CellView view, CellMoment moment, Palette palette, Messages messages) {
    Toolkit toolkit = Toolkit.open();
    try (CellPicture picture =
        toolkit.call(() -> new CellPicture(view, moment, SIZE, "", palette, messages))) {
      return toolkit.call(picture::drawing);
    }
  }

  private static Element parse(String file) {
    try {
      Document document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(file)));
      return document.getDocumentElement();
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new AssertionError(file, e);
    }
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }

  private static List<String> texts(Element in) {
    return all(in, "text").stream().map(text -> text.getTextContent().replace("\n", "")).toList();
  }

  /** The colours of the filled rectangles. */
  private static List<String> fills(Element in) {
    return all(in, "rect").stream()
        .map(rect -> rect.getAttribute("fill"))
        .filter(fill -> !fill.equals("none"))
        .toList();
  }

  private static Element byId(Element in, String id) {
    return all(in, "*").stream()
        .filter(element -> element.getAttribute("id").equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + id));
  }

  private static List<Element> all(Element in, String tag) {
    NodeList nodes = in.getElementsByTagName(tag);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
