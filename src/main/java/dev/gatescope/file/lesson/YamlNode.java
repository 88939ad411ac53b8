package dev.gatescope.file.lesson;

import java.util.List;
import java.util.Map;

/** A piece of a YAML file that remembers its line, counted from 1. */
sealed interface YamlNode {
  int line();

  record Scalar(String text, int line) implements YamlNode {}

  record Items(List<YamlNode> nodes, int line) implements YamlNode {}

  /**
   * @param entries in the order of the file
   */
  record Fields(Map<String, YamlNode> entries, int line) implements YamlNode {}
}
