package dev.gatescope.file.lesson;

import java.util.List;

/** A lesson: its title and its cards in their order, at least one. */
public record Lesson(LocalText title, List<Card> cards) {
  public Lesson {
    cards = List.copyOf(cards);
  }
}
