package dev.gatescope.file.lesson;

import dev.gatescope.text.Problem;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;
import org.yaml.snakeyaml.events.StreamStartEvent;

/**
 * Reads the plain part of YAML from its events: fields, items and texts. References (&amp;, *),
 * with which a small file can unfold to a huge one, tags and second documents are refused, so
 * nothing is ever built that is larger than the file.
 */
final class YamlReader {
  private static final int MAX_DEPTH = 12;

  private final String file;
  private final Iterator<Event> events;

  /** Where the newest event begins. */
  private int reached = 1;

  private YamlReader(String file, Iterator<Event> events) {
    this.file = file;
    this.events = events;
  }

  /**
   * @param file names the file in messages
   */
  static YamlNode read(String text, String file) {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(MAX_DEPTH);
    try {
      Iterator<Event> events = new Yaml(options).parse(new StringReader(text)).iterator();
      return new YamlReader(file, events).document();
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw Problem.of("lesson.notYaml", file, line, e.getProblem()).asException(e);
    } catch (YAMLException e) {
      throw Problem.of("lesson.notYaml", file, 1, e.getMessage()).asException(e);
    }
  }

  private YamlNode document() {
    Event first = next();
    while (first instanceof StreamStartEvent || first instanceof DocumentStartEvent) {
      first = next();
    }
    if (first instanceof StreamEndEvent) {
      throw Problem.of("lesson.empty", file).asException();
    }
    YamlNode root = node(first, 0);
    for (Event event = next(); !(event instanceof StreamEndEvent); event = next()) {
      if (event instanceof DocumentStartEvent) {
        throw Problem.of("lesson.twoDocuments", file, line(event)).asException();
      }
      if (!(event instanceof DocumentEndEvent)) {
        throw Problem.of("lesson.notYaml", file, line(event), event.getEventId().name())
            .asException();
      }
    }
    return root;
  }

  private Event next() {
    try {
      Event event = events.next();
      reached = line(event);
      return event;
    } catch (NumberFormatException e) {
      // SnakeYAML lets it through where a text ends within an escape, or its number is too large.
      throw Problem.of("lesson.notYaml", file, reached, "\\x.. \\u.... \\U........").asException(e);
    }
  }

  private YamlNode node(Event event, int depth) {
    int line = line(event);
    boolean anchored = event instanceof NodeEvent node && node.getAnchor() != null;
    if (event instanceof AliasEvent || anchored) {
      throw Problem.of("lesson.alias", file, line).asException();
    }
    if (depth > MAX_DEPTH) {
      throw Problem.of("lesson.tooDeep", file, line, MAX_DEPTH).asException();
    }
    return switch (event) {
      case ScalarEvent scalar -> new YamlNode.Scalar(scalar.getValue(), line);
      case SequenceStartEvent _ -> items(line, depth);
      case MappingStartEvent _ -> fields(line, depth);
      default ->
          throw Problem.of("lesson.notYaml", file, line, event.getEventId().name()).asException();
    };
  }

  private YamlNode items(int line, int depth) {
    List<YamlNode> nodes = new ArrayList<>();
    for (Event event = next(); !(event instanceof SequenceEndEvent); event = next()) {
      nodes.add(node(event, depth + 1));
    }
    return new YamlNode.Items(nodes, line);
  }

  private YamlNode fields(int line, int depth) {
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    for (Event event = next(); !(event instanceof MappingEndEvent); event = next()) {
      if (!(node(event, depth + 1) instanceof YamlNode.Scalar key)) {
        throw Problem.of("lesson.key", file, line(event)).asException();
      }
      YamlNode value = node(next(), depth + 1);
      if (entries.put(key.text(), value) != null) {
        throw Problem.of("lesson.twice", file, key.line(), key.text()).asException();
      }
    }
    return new YamlNode.Fields(entries, line);
  }

  private static int line(Event event) {
    return event.getStartMark() == null ? 1 : event.getStartMark().getLine() + 1;
  }
}
