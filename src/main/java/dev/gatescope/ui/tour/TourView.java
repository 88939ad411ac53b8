package dev.gatescope.ui.tour;

import dev.gatescope.text.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.VLineTo;

/**
 * The tour's card beside what it points at, which stays bright under a veil. The window below can
 * be used: veil and rings let the mouse through.
 */
final class TourView extends Pane {
  private static final double RING = 4;
  private static final double GAP = 14;
  private static final double CARD_WIDTH = 330;

  private final Messages messages;
  private final Path veil = new Path();
  private final List<Region> rings = List.of(ring(), ring());
  private final Label number = new Label();
  private final Label title = new Label();
  private final Label text = new Label();
  private final Button skip = new Button();
  private final Button back = new Button();
  private final Button next = new Button();
  private final VBox card;

  TourView(Messages messages) {
    this.messages = messages;
    getStylesheets().add(TourView.class.getResource("/css/tour.css").toExternalForm());
    setPickOnBounds(false);
    veil.getStyleClass().add("tour-veil");
    veil.setFillRule(FillRule.EVEN_ODD);
    veil.setMouseTransparent(true);
    veil.setManaged(false);
    number.getStyleClass().add("tour-number");
    title.getStyleClass().add("tour-title");
    title.setWrapText(true);
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    skip.setId("tour-skip");
    skip.setText(messages.text("tour.skip"));
    skip.getStyleClass().add("flat");
    back.setId("tour-back");
    back.setText(messages.text("tour.back"));
    next.setId("tour-next");
    next.getStyleClass().add("accent");
    next.setDefaultButton(true);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox buttons = new HBox(skip, space, back, next);
    buttons.getStyleClass().add("tour-buttons");
    card = new VBox(number, title, text, buttons);
    card.setId("tour");
    card.getStyleClass().add("tour-card");
    card.setManaged(false);
    getChildren().add(veil);
    getChildren().addAll(rings);
    getChildren().add(card);
  }

  private static Region ring() {
    Region ring = new Region();
    ring.getStyleClass().add("tour-ring");
    ring.setMouseTransparent(true);
    ring.setManaged(false);
    return ring;
  }

  Button skip() {
    return skip;
  }

  Button back() {
    return back;
  }

  Button next() {
    return next;
  }

  void show(TourStop stop, boolean last) {
    String count = Integer.toString(TourStop.values().length);
    number.setText(messages.text("tour.number", Integer.toString(stop.ordinal() + 1), count));
    title.setText(messages.text(stop.titleKey()));
    text.setText(messages.text(stop.textKey()));
    back.setDisable(stop.ordinal() == 0);
    skip.setVisible(!last);
    next.setText(messages.text(last ? "tour.end" : "tour.next"));
    // The button has the focus: with it a screen reader says the card.
    next.setAccessibleText(
        String.join(". ", number.getText(), title.getText(), text.getText(), next.getText()));
  }

  /**
   * @param targets bounds in this view; empty if what is meant is not there
   */
  void pointAt(List<Bounds> targets) {
    veil.getElements().clear();
    outline(new BoundingBox(0, 0, getWidth(), getHeight()));
    List<Bounds> around = targets.stream().map(this::around).toList();
    around.forEach(this::outline);
    for (int i = 0; i < rings.size(); i++) {
      Region ring = rings.get(i);
      ring.setVisible(i < around.size());
      if (ring.isVisible()) {
        Bounds at = around.get(i);
        ring.resizeRelocate(at.getMinX(), at.getMinY(), at.getWidth(), at.getHeight());
      }
    }
    double height = Math.ceil(card.prefHeight(CARD_WIDTH));
    Bounds place = free(around, height);
    card.resizeRelocate(place.getMinX(), place.getMinY(), CARD_WIDTH, height);
  }

  /** Around a target, but within the window. */
  private Bounds around(Bounds target) {
    double left = Math.max(0, target.getMinX() - RING);
    double top = Math.max(0, target.getMinY() - RING);
    double right = Math.min(getWidth(), target.getMaxX() + RING);
    double bottom = Math.min(getHeight(), target.getMaxY() + RING);
    return new BoundingBox(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
  }

  private void outline(Bounds box) {
    veil.getElements()
        .addAll(
            new MoveTo(box.getMinX(), box.getMinY()),
            new HLineTo(box.getMaxX()),
            new VLineTo(box.getMaxY()),
            new HLineTo(box.getMinX()),
            new ClosePath());
  }

  /** Below the first target, above it, at its right or left: where nothing is covered. */
  private Bounds free(List<Bounds> targets, double height) {
    List<Bounds> places = new ArrayList<>();
    for (Bounds target : targets) {
      double x = target.getCenterX() - CARD_WIDTH / 2;
      double y = target.getCenterY() - height / 2;
      places.add(card(x, target.getMaxY() + GAP, height));
      places.add(card(x, target.getMinY() - GAP - height, height));
      places.add(card(target.getMaxX() + GAP, y, height));
      places.add(card(target.getMinX() - GAP - CARD_WIDTH, y, height));
    }
    return places.stream()
        .filter(place -> targets.stream().noneMatch(place::intersects))
        .findFirst()
        .orElseGet(() -> card((getWidth() - CARD_WIDTH) / 2, (getHeight() - height) / 2, height));
  }

  /** Pushed into the window, where it may cover what it was to stand beside. */
  private Bounds card(double x, double y, double height) {
    return new BoundingBox(
        Math.round(Math.max(GAP, Math.min(x, getWidth() - GAP - CARD_WIDTH))),
        Math.round(Math.max(GAP, Math.min(y, getHeight() - GAP - height))),
        CARD_WIDTH,
        height);
  }
}
