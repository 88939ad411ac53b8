package dev.gatescope.ui.session;

import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A session that was saved by itself and can be had back, or the offer of none. */
public final class ReopenModel {
  /** Why a session is offered. */
  public enum Reason {
    /** The program was ended, in whatever way. */
    LAST_START,
    /** Another session was opened in its place. */
    REPLACED
  }

  /**
   * A session.
   *
   * @param savedAt when it was saved last
   */
  public record Offer(Path saved, Instant savedAt, Reason reason) {}

  private final ReadOnlyObjectWrapper<Offer> offer = new ReadOnlyObjectWrapper<>(this, "offer");
  private final Consumer<Path> reopen;
  private final Consumer<Path> discard;

  /** What is being opened; null if nothing is. */
  private Offer opening;

  /**
   * @param reopen opens a session; the offer ends with the next {@link #withdraw}
   * @param discard removes a session
   */
  public ReopenModel(Consumer<Path> reopen, Consumer<Path> discard) {
    this.reopen = reopen;
    this.discard = discard;
  }

  /** Null while nothing is offered. */
  public ReadOnlyObjectProperty<Offer> offerProperty() {
    return offer.getReadOnlyProperty();
  }

  public void offer(Offer newOffer) {
    opening = null;
    offer.set(newOffer);
  }

  public void withdraw() {
    offer.set(null);
  }

  /** Opens the session, once however often it is asked for while it is read. */
  public void reopen() {
    Offer asked = offer.get();
    if (asked != null && !asked.equals(opening)) {
      opening = asked;
      reopen.accept(asked.saved());
    }
  }

  /** Whether a session that was read is still wanted. */
  public boolean isOpening(Path saved) {
    return opening != null && opening.saved().equals(saved);
  }

  /** It could not be opened, which is said elsewhere: the offer stays and may be taken again. */
  public void failed() {
    opening = null;
  }

  /** Removes the session for good. */
  public void discard() {
    if (offer.get() != null) {
      opening = null;
      discard.accept(offer.get().saved());
      offer.set(null);
    }
  }
}
