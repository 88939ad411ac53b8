package dev.gatescope.ui.common;

/** Labels under one another, such as names at the ends of lines. */
public final class LabelColumn {
  private LabelColumn() {}

  /**
   * Moves labels apart where they would meet.
   *
   * @param wanted where the labels' middles would stand, from the top down
   * @param row height of a label
   * @param top the least middle
   * @param bottom the greatest middle, if all labels find room above
   * @return where they stand, each as near as can be to where it was wanted
   */
  public static double[] spread(double[] wanted, double row, double top, double bottom) {
    double[] middles = new double[wanted.length];
    double room = bottom - (wanted.length - 1) * row;
    double free = top;
    for (int i = 0; i < wanted.length; i++) {
      middles[i] = Math.max(free, Math.min(wanted[i], room));
      free = middles[i] + row;
      room += row;
    }
    return middles;
  }
}
