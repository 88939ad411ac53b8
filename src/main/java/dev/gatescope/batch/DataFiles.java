package dev.gatescope.batch;

import dev.gatescope.data.DataSet;
import dev.gatescope.data.DataTables;
import dev.gatescope.file.FileProblems;
import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Data sets from CSV files. */
final class DataFiles {
  private DataFiles() {}

  static DataSet read(Path file) {
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return DataTables.read(reader);
    } catch (ProblemException e) {
      throw Problem.of("data.file", file.toString(), e.problem()).asException(e);
    } catch (CharacterCodingException e) {
      throw Problem.of("file.notText", file.toString()).asException(e);
    } catch (IOException e) {
      throw FileProblems.cannotRead(file, e);
    }
  }
}
