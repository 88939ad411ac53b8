package dev.gatescope.ui.map;

import dev.gatescope.eval.GridMembership;
import dev.gatescope.eval.Membership;
import dev.gatescope.eval.PairMap;

/**
 * A row of the list of wrong pairs.
 *
 * @param firstWrongBit the lowest bit that is wrong
 * @param borrowChain how many borrows in a row arrive at it
 * @param membership null if not known
 */
public record WrongPair(
    int cell,
    long a,
    long b,
    long expected,
    long predicted,
    double absoluteError,
    double smallestMargin,
    int firstWrongBit,
    int borrowChain,
    Membership membership) {
  static WrongPair of(PairMap map, int cell, GridMembership membership) {
    return new WrongPair(
        cell,
        map.grid().a(cell),
        map.grid().b(cell),
        map.grid().difference(cell),
        map.predicted(cell),
        map.absoluteError(cell),
        map.smallestMargin(cell),
        map.firstWrongBit(cell),
        map.borrowChainToFirstWrongBit(cell),
        membership == null ? null : membership.of(cell));
  }
}
