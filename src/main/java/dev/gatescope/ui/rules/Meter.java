package dev.gatescope.ui.rules;

import dev.gatescope.eval.RuleTable;

/**
 * What the meter shows. Immutable.
 *
 * @param epoch whose weights are looked at
 * @param table their rules, surgery included
 * @param trained the rules without surgery; null where nobody operates
 */
public record Meter(int epoch, RuleTable table, RuleTable trained) {
  public boolean isOperated() {
    return trained != null;
  }
}
