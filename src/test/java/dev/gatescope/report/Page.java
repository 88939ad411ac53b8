package dev.gatescope.report;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** What a strict parser reads in a written page. */
final class Page {
  private final Element root;

  private Page(Element root) {
    this.root = root;
  }

  static Page parse(String text) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      Document document =
          factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
      return new Page(document.getDocumentElement());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SAXException | ParserConfigurationException e) {
      throw new AssertionError(text, e);
    }
  }

  Element root() {
    return root;
  }

  boolean has(String id) {
    return all(root, "*").stream().anyMatch(element -> element.getAttribute("id").equals(id));
  }

  Element byId(String id) {
    return all(root, "*").stream()
        .filter(element -> element.getAttribute("id").equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + id));
  }

  String text(String id) {
    return byId(id).getTextContent();
  }

  /** The body of a table, cell by cell. */
  List<List<String>> rows(String id) {
    Element body = all(byId(id), "tbody").getFirst();
    return all(body, "tr").stream()
        .map(row -> all(row, "td").stream().map(Node::getTextContent).map(String::strip).toList())
        .toList();
  }

  static List<Element> all(Element in, String tag) {
    NodeList nodes = in.getElementsByTagName(tag);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  static List<Element> withClass(Element in, String name) {
    return all(in, "*").stream()
        .filter(element -> List.of(element.getAttribute("class").split(" ", -1)).contains(name))
        .toList();
  }

  /**
   * The points of a plot in its own numbers: pixels turned back by what stands beside the ticks.
   *
   * @param mark curve or stems
   */
  static List<double[]> points(Element plot, String mark, boolean logarithmic) {
    String path = withClass(plot, mark).getFirst().getAttribute("d");
    List<double[]> points = new ArrayList<>();
    double[] across = line(plot, "tick-x", "x", 0, false);
    // A label stands four pixels below its tick.
    double[] up = line(plot, "tick-y", "y", -4, logarithmic);
    String stems = mark.equals("stems") ? "V" : "[ML]";
    double x = 0;
    for (String step : path.split("(?=[MLV])", -1)) {
      double[] at =
          Arrays.stream(step.substring(1).split(" ", -1))
              .mapToDouble(Double::parseDouble)
              .toArray();
      x = step.charAt(0) == 'V' ? x : at[0];
      if (step.substring(0, 1).matches(stems)) {
        double y = up[0] + up[1] * at[at.length - 1];
        points.add(new double[] {across[0] + across[1] * x, logarithmic ? Math.pow(10, y) : y});
      }
    }
    return points;
  }

  /** The line value = first + second * pixel through the first and the last tick. */
  private static double[] line(
      Element plot, String tick, String attribute, double shift, boolean logarithmic) {
    List<Element> ticks = withClass(plot, tick);
    double[] pixel = new double[2];
    double[] value = new double[2];
    for (int i = 0; i < 2; i++) {
      Element at = i == 0 ? ticks.getFirst() : ticks.getLast();
      pixel[i] = Double.parseDouble(at.getAttribute(attribute)) + shift;
      double number = Double.parseDouble(at.getTextContent().toUpperCase(Locale.ROOT));
      value[i] = logarithmic ? Math.log10(number) : number;
    }
    double slope = (value[1] - value[0]) / (pixel[1] - pixel[0]);
    return new double[] {value[0] - slope * pixel[0], slope};
  }
}
