package dev.gatescope.ui.flow;

import static dev.gatescope.ui.flow.Element.*;

import dev.gatescope.lstm.CellType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The parts of one cell and what each is computed from, in an order in which they can be computed.
 * The equations are those of PyTorch's {@code nn.LSTM}, {@code nn.GRU} and {@code nn.RNN}.
 */
public final class CellDiagram {
  /** An arrow of the diagram: {@code to} is computed from {@code from}. */
  public record Edge(Element from, Element to) {}

  /** What happens at once: these parts are computed, all of one phase. */
  public record Beat(Element.Phase phase, Set<Element> elements) {}

  private static final CellDiagram LSTM = new CellDiagram(CellType.LSTM, lstm());
  private static final CellDiagram GRU = new CellDiagram(CellType.GRU, gru());
  private static final CellDiagram RNN = new CellDiagram(CellType.RNN, rnn());

  private final CellType cell;
  private final Map<Element, List<Element>> sources;
  private final List<Edge> edges;
  private final List<Beat> beats;

  private CellDiagram(CellType cell, Map<Element, List<Element>> sources) {
    this.cell = cell;
    this.sources = Collections.unmodifiableMap(sources);
    List<Edge> all = new ArrayList<>();
    sources.forEach((to, froms) -> froms.forEach(from -> all.add(new Edge(from, to))));
    this.edges = List.copyOf(all);
    this.beats = beatsOf(sources);
  }

  public static CellDiagram of(CellType cell) {
    return switch (cell) {
      case LSTM -> LSTM;
      case GRU -> GRU;
      case RNN -> RNN;
    };
  }

  private static Map<Element, List<Element>> lstm() {
    Map<Element, List<Element>> parts = new EnumMap<>(Element.class);
    parts.put(X, List.of());
    parts.put(PREVIOUS_CELL, List.of());
    parts.put(PREVIOUS_HIDDEN, List.of());
    for (Element gate : List.of(FORGET, INPUT, CANDIDATE, OUTPUT)) {
      parts.put(gate, List.of(X, PREVIOUS_HIDDEN));
    }
    parts.put(KEEP, List.of(FORGET, PREVIOUS_CELL));
    parts.put(WRITE, List.of(INPUT, CANDIDATE));
    parts.put(ADD, List.of(KEEP, WRITE));
    parts.put(CELL, List.of(ADD));
    parts.put(TANH, List.of(CELL));
    parts.put(REVEAL, List.of(OUTPUT, TANH));
    parts.put(HIDDEN, List.of(REVEAL));
    return withOutput(parts);
  }

  private static Map<Element, List<Element>> gru() {
    Map<Element, List<Element>> parts = new EnumMap<>(Element.class);
    parts.put(X, List.of());
    parts.put(PREVIOUS_HIDDEN, List.of());
    parts.put(UPDATE, List.of(X, PREVIOUS_HIDDEN));
    parts.put(RESET, List.of(X, PREVIOUS_HIDDEN));
    parts.put(RESET_TERM, List.of(RESET, PREVIOUS_HIDDEN));
    parts.put(NEW, List.of(X, RESET_TERM));
    parts.put(COMPLEMENT, List.of(UPDATE));
    parts.put(KEEP_HIDDEN, List.of(UPDATE, PREVIOUS_HIDDEN));
    parts.put(WRITE_NEW, List.of(COMPLEMENT, NEW));
    parts.put(ADD_HIDDEN, List.of(KEEP_HIDDEN, WRITE_NEW));
    parts.put(HIDDEN, List.of(ADD_HIDDEN));
    return withOutput(parts);
  }

  private static Map<Element, List<Element>> rnn() {
    Map<Element, List<Element>> parts = new EnumMap<>(Element.class);
    parts.put(X, List.of());
    parts.put(PREVIOUS_HIDDEN, List.of());
    parts.put(INPUT_TERM, List.of(X));
    parts.put(RECURRENT_TERM, List.of(PREVIOUS_HIDDEN));
    parts.put(SUM, List.of(INPUT_TERM, RECURRENT_TERM));
    parts.put(TANH_SUM, List.of(SUM));
    parts.put(HIDDEN, List.of(TANH_SUM));
    return withOutput(parts);
  }

  private static Map<Element, List<Element>> withOutput(Map<Element, List<Element>> parts) {
    parts.put(LOGIT, List.of(HIDDEN));
    parts.put(PROBABILITY, List.of(LOGIT));
    parts.put(BIT, List.of(PROBABILITY));
    parts.put(LOSS, List.of(PROBABILITY));
    return parts;
  }

  private static List<Beat> beatsOf(Map<Element, List<Element>> sources) {
    Map<Element, Integer> depth = new EnumMap<>(Element.class);
    List<Beat> beats = new ArrayList<>();
    for (Element.Phase phase : Element.Phase.values()) {
      List<Set<Element>> byDepth = new ArrayList<>();
      // The map is in the enum's order, in which every part of a phase follows its sources.
      for (Element element : sources.keySet()) {
        if (element.phase() != phase) {
          continue;
        }
        int own =
            sources.get(element).stream()
                .filter(source -> source.phase() == phase)
                .mapToInt(source -> depth.get(source) + 1)
                .max()
                .orElse(0);
        depth.put(element, own);
        if (byDepth.size() == own) {
          byDepth.add(EnumSet.noneOf(Element.class));
        }
        byDepth.get(own).add(element);
      }
      byDepth.forEach(set -> beats.add(new Beat(phase, Collections.unmodifiableSet(set))));
    }
    return List.copyOf(beats);
  }

  public CellType cell() {
    return cell;
  }

  /** Every part, in an order in which they can be computed within each phase. */
  public Set<Element> elements() {
    return sources.keySet();
  }

  public List<Edge> edges() {
    return edges;
  }

  /** The order of movement: in each beat some parts are computed from parts of earlier beats. */
  public List<Beat> beats() {
    return beats;
  }

  /** What a part is computed from directly. */
  public List<Element> sources(Element element) {
    return sources.get(element);
  }

  /** Everything that a part depends on within this time step, without itself. */
  public Set<Element> upstream(Element element) {
    Set<Element> found = EnumSet.noneOf(Element.class);
    collect(element, found);
    return found;
  }

  private void collect(Element element, Set<Element> found) {
    for (Element source : sources.get(element)) {
      if (found.add(source)) {
        collect(source, found);
      }
    }
  }
}
