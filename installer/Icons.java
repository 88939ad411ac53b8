import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes the icon files of Windows (.ico) and macOS (.icns) of the program's PNGs, which both
 * formats hold as they are: {@code java Icons.java FOLDER OUT.ico} or {@code OUT.icns}.
 */
public final class Icons {
  private static final int[] ICO_SIZES = {16, 32, 48, 64, 128, 256};
  private static final int ICO_HEADER = 6;
  private static final int ICO_ENTRY = 16;

  /** The types that hold PNGs, and their pixels. */
  private static final Map<String, Integer> ICNS_TYPES = new LinkedHashMap<>();

  static {
    ICNS_TYPES.put("ic11", 32);
    ICNS_TYPES.put("ic12", 64);
    ICNS_TYPES.put("ic07", 128);
    ICNS_TYPES.put("ic08", 256);
    ICNS_TYPES.put("ic09", 512);
  }

  private Icons() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Path out = Path.of(arguments[1]);
    Files.write(out, out.toString().endsWith(".ico") ? ico(folder) : icns(folder));
  }

  private static byte[] png(Path folder, int size) throws IOException {
    return Files.readAllBytes(folder.resolve("gatescope-" + size + ".png"));
  }

  private static byte[] ico(Path folder) throws IOException {
    int start = ICO_HEADER + ICO_ENTRY * ICO_SIZES.length;
    ByteBuffer header = ByteBuffer.allocate(start).order(ByteOrder.LITTLE_ENDIAN);
    header.putShort((short) 0).putShort((short) 1).putShort((short) ICO_SIZES.length);
    ByteArrayOutputStream pictures = new ByteArrayOutputStream();
    for (int size : ICO_SIZES) {
      byte[] png = png(folder, size);
      // A byte each for width and height, in which 256 is 0; no palette; one plane of 32 bits.
      header.put((byte) size).put((byte) size).put((byte) 0).put((byte) 0);
      header.putShort((short) 1).putShort((short) 32);
      header.putInt(png.length).putInt(start + pictures.size());
      pictures.write(png);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(header.array());
    pictures.writeTo(all);
    return all.toByteArray();
  }

  private static byte[] icns(Path folder) throws IOException {
    ByteArrayOutputStream entries = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(entries);
    for (Map.Entry<String, Integer> type : ICNS_TYPES.entrySet()) {
      byte[] png = png(folder, type.getValue());
      out.writeBytes(type.getKey());
      out.writeInt(2 * Integer.BYTES + png.length);
      out.write(png);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    DataOutputStream file = new DataOutputStream(all);
    file.writeBytes("icns");
    file.writeInt(2 * Integer.BYTES + entries.size());
    entries.writeTo(file);
    return all.toByteArray();
  }
}
