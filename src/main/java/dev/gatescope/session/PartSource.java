package dev.gatescope.session;

import java.io.IOException;
import java.io.InputStream;

/** What holds a session's parts: a zip or a folder. */
interface PartSource {
  /**
   * Opens a part to be read to its end by the caller, who closes it.
   *
   * @throws dev.gatescope.text.ProblemException if there is none of that name
   */
  InputStream open(String name) throws IOException;

  /**
   * Looks whether the parts are those that the session's head names.
   *
   * @throws dev.gatescope.text.ProblemException if they are not
   */
  void check(SessionHead head);
}
