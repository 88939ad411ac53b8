package dev.gatescope.ui.surgery;

import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Site;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.CellValue;
import java.util.ArrayList;
import java.util.List;

/**
 * What the editor offers to do, and to what.
 *
 * @param site null where units are silenced as a whole
 */
record SiteChoice(Kind kind, Site site) {
  enum Kind {
    HOLD,
    SILENCE,
    SWAP
  }

  /** In the order in which a cell's values come about; then units, then states of other pairs. */
  static List<SiteChoice> of(CellType cell) {
    List<SiteChoice> choices = new ArrayList<>();
    for (CellValue value : CellValue.of(cell)) {
      choices.add(new SiteChoice(Kind.HOLD, site(value)));
    }
    choices.add(new SiteChoice(Kind.SILENCE, null));
    if (cell.hasCellState()) {
      choices.add(new SiteChoice(Kind.SWAP, Site.CELL_STATE));
    }
    choices.add(new SiteChoice(Kind.SWAP, Site.HIDDEN_STATE));
    return choices;
  }

  /** How panes show a site. */
  static CellValue value(Site site) {
    for (CellValue value : CellValue.values()) {
      if (site(value) == site) {
        return value;
      }
    }
    throw new IllegalArgumentException(site.toString());
  }

  private static Site site(CellValue value) {
    return switch (value) {
      case FORGET_GATE -> Site.FORGET;
      case INPUT_GATE -> Site.INPUT;
      case CANDIDATE -> Site.CANDIDATE;
      case OUTPUT_GATE -> Site.OUTPUT;
      case RESET_GATE -> Site.RESET;
      case UPDATE_GATE -> Site.UPDATE;
      case NEW_STATE -> Site.NEW;
      case CELL_STATE -> Site.CELL_STATE;
      case HIDDEN_STATE -> Site.HIDDEN_STATE;
    };
  }

  /** The colour's owner: a silenced unit's is its hidden state. */
  CellValue value() {
    return site == null ? CellValue.HIDDEN_STATE : value(site);
  }

  String text(Messages messages) {
    return switch (kind) {
      case HOLD -> value().symbol() + "  " + messages.text(value().nameKey());
      case SILENCE -> messages.text("surgery.choice.silence");
      case SWAP -> messages.text("surgery.choice.swap", value().symbol());
    };
  }
}
