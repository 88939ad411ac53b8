package dev.gatescope.ui.export;

import dev.gatescope.file.AtomicFiles;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures that follow each other as an animated GIF, which begins anew for ever. */
final class GifFile {
  /** How long each picture stays, in hundredths of a second: time to read a column. */
  static final int DELAY = 80;

  private static final int COLORS = 256;

  private GifFile() {}

  /**
   * Any thread may write. One picture at a time is asked for and held, in the order of its number.
   *
   * @param frame draws a picture, all of one size
   * @throws dev.gatescope.text.ProblemException if the file cannot be written
   */
  static void write(int frames, IntFunction<WritableImage> frame, Path file) {
    AtomicFiles.write(file, out -> write(frames, frame, out));
  }

  private static void write(int frames, IntFunction<WritableImage> frame, OutputStream out)
      throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.prepareWriteSequence(null);
      for (int i = 0; i < frames; i++) {
        BufferedImage image = image(frame.apply(i));
        writer.writeToSequence(new IIOImage(image, null, timing(writer, image, i == 0)), null);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
  }

  /**
   * The picture in its 256 most frequent colours, the others by the nearest of them. The JDK's own
   * choice would mix grounds that are nearly alike, and differently in every picture: they would
   * flicker.
   */
  private static BufferedImage image(WritableImage from) {
    int width = (int) from.getWidth();
    int height = (int) from.getHeight();
    int[] pixels = new int[width * height];
    from.getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    Map<Integer, Integer> counts = new HashMap<>();
    for (int pixel : pixels) {
      counts.merge(pixel, 1, Integer::sum);
    }
    int[] colors =
        counts.entrySet().stream()
            .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
            .limit(COLORS)
            .mapToInt(Map.Entry::getKey)
            .toArray();
    Map<Integer, Byte> places = new HashMap<>();
    byte[] indices = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      indices[i] = places.computeIfAbsent(pixels[i], pixel -> nearest(pixel, colors));
    }
    BufferedImage image =
        new BufferedImage(
            width,
            height,
            BufferedImage.TYPE_BYTE_INDEXED,
            new IndexColorModel(8, colors.length, colors, 0, false, -1, DataBuffer.TYPE_BYTE));
    image.getRaster().setDataElements(0, 0, width, height, indices);
    return image;
  }

  private static byte nearest(int pixel, int[] colors) {
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < colors.length; i++) {
      int distance = 0;
      for (int shift = 0; shift < 24; shift += 8) {
        int apart = ((pixel >> shift) & 255) - ((colors[i] >> shift) & 255);
        distance += apart * apart;
      }
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return (byte) best;
  }

  /** The names are those of the JDK's GIF metadata; the loop is told once, with the first. */
  private static IIOMetadata timing(ImageWriter writer, BufferedImage image, boolean first)
      throws IOException {
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(
            ImageTypeSpecifier.createFromRenderedImage(image), writer.getDefaultWriteParam());
    String format = metadata.getNativeMetadataFormatName();
    IIOMetadataNode root = new IIOMetadataNode(format);
    IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
    control.setAttribute("disposalMethod", "none");
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", "FALSE");
    control.setAttribute("delayTime", Integer.toString(DELAY));
    control.setAttribute("transparentColorIndex", "0");
    root.appendChild(control);
    if (first) {
      IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
      loop.setAttribute("applicationID", "NETSCAPE");
      loop.setAttribute("authenticationCode", "2.0");
      // Block 1, repeated 0 times: for ever.
      loop.setUserObject(new byte[] {1, 0, 0});
      IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
      extensions.appendChild(loop);
      root.appendChild(extensions);
    }
    metadata.mergeTree(format, root);
    return metadata;
  }
}
