package dev.gatescope.session;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The names of a session's parts. None leads out of the folder that it stands in. */
final class PartNames {
  static final String JSON = "session.json";

  /** The highest number of a run. */
  static final int MAX_RUN = 999_999;

  private static final String ENDING = ".safetensors";
  private static final String NUMBER = "(0|[1-9][0-9]{0,5})";
  private static final Pattern ANY =
      Pattern.compile(
          "session\\.json|runs/"
              + NUMBER
              + "/(numbers|(epochs|adam)/"
              + NUMBER
              + ")\\.safetensors");

  private PartNames() {}

  static boolean isOne(String name) {
    return ANY.matcher(name).matches();
  }

  static String numbers(int run) {
    return "runs/" + run + "/numbers" + ENDING;
  }

  static String adam(int run, int epoch) {
    return "runs/" + run + "/adam/" + epoch + ENDING;
  }

  static String epoch(int run, int epoch) {
    return "runs/" + run + "/epochs/" + epoch + ENDING;
  }

  /** All parts of a session. */
  static Set<String> of(SessionHead head) {
    Set<String> names = new TreeSet<>();
    names.add(JSON);
    for (SessionHead.Run run : head.runs()) {
      names.add(numbers(run.number()));
      if (run.adam()) {
        names.add(adam(run.number(), run.whole().getLast()));
      }
      run.whole().forEach(epoch -> names.add(epoch(run.number(), epoch)));
    }
    return names;
  }
}
