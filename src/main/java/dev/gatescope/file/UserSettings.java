package dev.gatescope.file;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the program remembers from one start to the next, by the names of {@link Setting}. What was
 * never chosen is not there; what this version does not know is kept for the one that wrote it.
 *
 * @param texts the values as the file has them
 */
public record UserSettings(SortedMap<String, String> texts) {
  public static final UserSettings NONE = new UserSettings(new TreeMap<>());

  public UserSettings {
    texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
  }

  static UserSettings of(Map<String, String> texts) {
    return new UserSettings(new TreeMap<>(texts));
  }

  /** What was chosen; empty if nothing was, or nothing that makes sense. */
  public <T> Optional<T> get(Setting<T> setting) {
    return Optional.ofNullable(texts.get(setting.name())).flatMap(setting.read());
  }

  /**
   * These settings, with what others wrote where they differ in nothing from what they were.
   *
   * @param before what they were
   * @param others what others wrote meanwhile
   */
  UserSettings over(UserSettings before, UserSettings others) {
    SortedMap<String, String> all = new TreeMap<>(texts);
    others.texts.forEach(
        (name, text) -> {
          if (Objects.equals(before.texts.get(name), texts.get(name))) {
            all.put(name, text);
          }
        });
    return new UserSettings(all);
  }

  /** The same settings with one more, or another, value; one that is written as nothing is none. */
  public <T> UserSettings with(Setting<T> setting, T value) {
    SortedMap<String, String> changed = new TreeMap<>(texts);
    String text = setting.write().apply(value);
    if (text.isEmpty()) {
      changed.remove(setting.name());
    } else {
      changed.put(setting.name(), text);
    }
    return new UserSettings(changed);
  }
}
