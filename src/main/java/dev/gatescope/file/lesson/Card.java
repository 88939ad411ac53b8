package dev.gatescope.file.lesson;

import java.util.List;
import java.util.Optional;

/**
 * One card.
 *
 * @param text paragraphs, divided by empty lines
 * @param formulas shown below the text, in LaTeX
 * @param note what is to be known beside it, such as a slip of the article
 * @param place what it points at
 * @param scene what it selects
 * @param task what it asks for
 */
public record Card(
    LocalText title,
    LocalText text,
    List<String> formulas,
    Optional<LocalText> note,
    Optional<Place> place,
    Scene scene,
    Optional<Task> task) {
  public Card {
    formulas = List.copyOf(formulas);
  }
}
