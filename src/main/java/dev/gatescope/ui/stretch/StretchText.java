package dev.gatescope.ui.stretch;

import dev.gatescope.eval.Stretch;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.NumberText;
import java.util.OptionalInt;

/** A stretch in words. */
final class StretchText {
  private final Messages messages;

  StretchText(Messages messages) {
    this.messages = messages;
  }

  /** The first position that fails, beside those of the training. */
  String headline(StretchPicture picture) {
    OptionalInt first = picture.firstFailing();
    int lastTrained = picture.trainedBits() - 1;
    if (first.isEmpty()) {
      return messages.text("stretch.first.none", lastTrained, picture.bits() - 1);
    }
    String key = first.getAsInt() > lastTrained ? "stretch.first.beyond" : "stretch.first.within";
    return messages.text(key, lastTrained, first.getAsInt());
  }

  /** What was asked, and how the numbers are to be read. */
  String explanation(StretchPicture picture) {
    return messages.text("stretch.explanation", picture.widths().getFirst().pairs());
  }

  String width(Stretch width) {
    return messages.text("stretch.bits", width.bits());
  }

  String allRight(Stretch width) {
    return messages.text("stretch.allRight", percent(width.allRight()));
  }

  String bit(int bit) {
    return messages.text("stretch.bit", bit);
  }

  String bitAxis() {
    return messages.text("stretch.axis.bit");
  }

  String rightAxis() {
    return messages.text("stretch.axis.right");
  }

  String marginAxis() {
    return messages.text("stretch.axis.margin");
  }

  String trained() {
    return messages.text("stretch.trained");
  }

  String wrongHere() {
    return messages.text("stretch.legend.wrong");
  }

  String rightSoFar() {
    return messages.text("stretch.legend.soFar");
  }

  String smallestMargin() {
    return messages.text("stretch.legend.smallest");
  }

  String meanMargin() {
    return messages.text("stretch.legend.mean");
  }

  /** The headline, and one bit of all widths, for those who do not see the drawing. */
  String spoken(StretchPicture picture, int bit) {
    StringBuilder words = new StringBuilder(headline(picture)).append(' ').append(bit(bit));
    for (Stretch width : picture.widths()) {
      if (bit < width.bits()) {
        Stretch.Place place = width.places().get(bit);
        words
            .append(' ')
            .append(
                messages.text(
                    "stretch.spoken",
                    width.bits(),
                    percent(place.accuracy()),
                    percent(place.rightSoFar()),
                    margin(place.meanMargin()),
                    margin(place.smallestMargin())));
      }
    }
    return words.toString();
  }

  static String percent(double share) {
    return NumberText.percent(share);
  }

  static String margin(double margin) {
    return NumberText.fixed(margin, 2);
  }
}
