package dev.gatescope.eval;

import java.util.function.Predicate;

/** Groups of pairs that a map counts. */
public enum PairGroup {
  /** All cells. */
  ALL(null),
  /** 2 &lt;= a &lt;= 2^bits - 2, 1 &lt;= b &lt; a: for 8 bits the article's 32,131. */
  ARTICLE(null),
  /** a &lt; b, the answer modulo 2^bits. */
  WRAPPED(null),
  TRAINING(Membership::inTraining),
  TEST(Membership::inTest),
  /** In the test set and not in training: the honest test. */
  TEST_ONLY(membership -> membership == Membership.TEST),
  UNSEEN(membership -> membership == Membership.UNSEEN);

  private final Predicate<Membership> member;

  PairGroup(Predicate<Membership> member) {
    this.member = member;
  }

  /** True if only a run's data can say who belongs to it. */
  public boolean needsData() {
    return member != null;
  }

  /**
   * @param membership null if not known: then nobody belongs to the groups that need data
   */
  boolean has(PairGrid grid, int cell, GridMembership membership) {
    return switch (this) {
      case ALL -> true;
      case ARTICLE -> grid.inArticleRange(cell);
      case WRAPPED -> grid.wraps(cell);
      default -> membership != null && member.test(membership.of(cell));
    };
  }

  /** The word that tables use. */
  public String id() {
    return switch (this) {
      case ALL -> "all";
      case ARTICLE -> "article_range";
      case WRAPPED -> "a_below_b";
      case TRAINING -> "training";
      case TEST -> "test";
      case TEST_ONLY -> "test_not_in_training";
      case UNSEEN -> "unseen";
    };
  }
}
