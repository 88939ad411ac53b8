package dev.gatescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.gatescope.text.Problem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorReporterTest {
  private final List<String> logged = new ArrayList<>();
  private final List<Problem> said = new ArrayList<>();
  private final List<ErrorReporter.Defect> shown = new ArrayList<>();
  private final ErrorReporter reporter =
      new ErrorReporter((message, error) -> logged.add(message), said::add, shown::add);

  @Test
  void whatTheUserCanMendIsOnlySaid() {
    Problem problem = Problem.of("file.emptyPath");
    report(problem.asException());
    assertEquals(List.of(problem), said);
    assertEquals(List.of(), logged);
    assertEquals(List.of(), shown);
  }

  @Test
  void aDefectIsLoggedAndShownOnceHoweverOftenItComes() {
    List<IllegalStateException> same = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      same.add(new IllegalStateException("number " + i));
    }
    same.forEach(this::report);
    assertEquals(1, shown.size());
    assertSame(same.getFirst(), shown.getFirst().error());
    assertEquals("worker", shown.getFirst().thread());
    assertEquals(249, said.size(), "every time after that it is said beside");
    assertEquals(
        List.of(
            "unexpected, on thread worker",
            "for the 10th time: java.lang.IllegalStateException: number 9",
            "for the 100th time: java.lang.IllegalStateException: number 99"),
        logged);
  }

  @Test
  void anotherDefectIsShownToo() {
    report(new IllegalStateException("here"));
    report(new IllegalStateException("there"));
    report(new StackOverflowError());
    assertEquals(3, shown.size(), "their places or kinds differ");
  }

  @Test
  void thousandsOfKindsTakeNoMemory() {
    for (int i = 0; i < 1000; i++) {
      IllegalStateException error = new IllegalStateException();
      error.setStackTrace(
          new StackTraceElement[] {new StackTraceElement("Class" + i, "method", "File", 1)});
      report(error);
    }
    assertEquals(101, shown.size());
  }

  private void report(Throwable error) {
    reporter.uncaughtException(new Thread("worker"), error);
  }
}
