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
      choices.add(new SiteChoice(Kind.HOLD, value.site()));
    }
    choices.add(new SiteChoice(Kind.SILENCE, null));
    if (cell.hasCellState()) {
      choices.add(new SiteChoice(Kind.SWAP, Site.CELL_STATE));
    }
    choices.add(new SiteChoice(Kind.SWAP, Site.HIDDEN_STATE));
    return choices;
  }

  /** The colour's owner: a silenced unit's is its hidden state. */
  CellValue value() {
    return site == null ? CellValue.HIDDEN_STATE : CellValue.of(site);
  }

  String text(Messages messages) {
    return switch (kind) {
      case HOLD -> value().symbol() + "  " + messages.text(value().nameKey());
      case SILENCE -> messages.text("surgery.choice.silence");
      case SWAP -> messages.text("surgery.choice.swap", value().symbol());
    };
  }
}
