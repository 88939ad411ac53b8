package dev.gatescope.ui.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.ui.session.ReopenModel.Offer;
import dev.gatescope.ui.session.ReopenModel.Reason;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReopenModelTest {
  private static final Offer OFFER = new Offer(Path.of("saved"), Instant.EPOCH, Reason.LAST_START);

  private final List<Path> opened = new ArrayList<>();
  private final ReopenModel model = new ReopenModel(opened::add, saved -> {});

  /** A second showing would end what was begun after the first. */
  @Test
  void twoClicksOpenASessionOnce() {
    model.reopen();
    assertEquals(List.of(), opened, "nothing is offered");
    model.offer(OFFER);
    model.reopen();
    model.reopen();
    assertEquals(List.of(OFFER.saved()), opened);
  }

  @Test
  void whatIsDiscardedWhileItIsReadIsNotShown() {
    model.offer(OFFER);
    model.reopen();
    assertTrue(model.isWanted(OFFER.saved()));
    model.discard();
    assertFalse(model.isWanted(OFFER.saved()));
  }

  /** What was in the window before is kept in the background, and offered when it is. */
  @Test
  void anotherOfferDoesNotEndWhatIsBeingRead() {
    Offer another = new Offer(Path.of("another"), Instant.EPOCH, Reason.REPLACED);
    model.offer(OFFER);
    model.reopen();
    model.offer(another);
    assertTrue(model.isWanted(OFFER.saved()));
    model.withdraw(OFFER.saved());
    assertEquals(another, model.offerProperty().get());
    model.withdraw(another.saved());
    assertNull(model.offerProperty().get());
  }

  @Test
  void whatCouldNotBeOpenedCanBeTriedAgain() {
    model.offer(OFFER);
    model.reopen();
    model.failed();
    model.reopen();
    assertEquals(List.of(OFFER.saved(), OFFER.saved()), opened);
  }
}
