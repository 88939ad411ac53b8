package dev.gatescope.ui.session;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
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
  private final Set<Path> discarded = new HashSet<>();

  /** What is being opened; null if nothing is. */
  private Offer opening;

  /**
   * @param reopen opens a session; the offer ends when it is withdrawn
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

  /** The same, if it is this session that is offered. */
  public void withdraw(Path saved) {
    if (offer.get() != null && offer.get().saved().equals(saved)) {
      withdraw();
    }
  }

  /** Opens the session, once however often it is asked for while it is read. */
  public void reopen() {
    Offer asked = offer.get();
    if (asked != null && !asked.equals(opening)) {
      opening = asked;
      reopen.accept(asked.saved());
    }
  }

  /** Whether a session that was read is still wanted: another may be offered meanwhile. */
  public boolean isWanted(Path saved) {
    return !discarded.contains(saved);
  }

  /** It could not be opened, which is said elsewhere: the offer stays and may be taken again. */
  public void failed() {
    opening = null;
  }

  /** Removes the session for good. */
  public void discard() {
    if (offer.get() != null) {
      opening = null;
      discarded.add(offer.get().saved());
      discard.accept(offer.get().saved());
      offer.set(null);
    }
  }
}
