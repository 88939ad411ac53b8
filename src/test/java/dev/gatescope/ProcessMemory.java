package dev.gatescope;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.bytedeco.javacpp.Pointer;

/** What the system says of this process's memory, with the help of Java's diagnostic commands. */
final class ProcessMemory {
  private static final Path MAPS = Path.of("/proc/self/smaps");
  private static final Pattern MAPPING = Pattern.compile("([0-9a-f]+)-[0-9a-f]+ ");
  private static final Pattern RESIDENT = Pattern.compile("Rss: +(\\d+) kB");
  private static final Pattern HEAP = Pattern.compile("\\[0x([0-9a-f]+), 0x([0-9a-f]+)\\)");
  private static final int HEX = 16;
  private static final int KIBI = 1024;

  private ProcessMemory() {}

  /** Has the C library give back what was freed, where Java can: on Linux. */
  static void trim() throws JMException {
    command("systemTrimNativeHeap");
  }

  /**
   * Bytes in memory that are not the heap's. Where the system tells of each mapping, exactly; else
   * without what Java has committed for its heap, of which a part may never have been used.
   */
  static double beyondHeap() throws JMException, IOException {
    Optional<String> info = command("gcHeapInfo");
    Matcher heap = HEAP.matcher(info.orElse(""));
    if (!Files.isReadable(MAPS) || !heap.find()) {
      return Pointer.physicalBytes()
          - (double) ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
    }
    long from = Long.parseUnsignedLong(heap.group(1), HEX);
    long to = Long.parseUnsignedLong(heap.group(2), HEX);
    boolean isHeap = false;
    double bytes = 0;
    for (String line : Files.readAllLines(MAPS)) {
      Matcher mapping = MAPPING.matcher(line);
      Matcher resident = RESIDENT.matcher(line);
      if (mapping.lookingAt()) {
        long at = Long.parseUnsignedLong(mapping.group(1), HEX);
        isHeap = from <= at && at < to;
      } else if (resident.lookingAt() && !isHeap) {
        bytes += (double) KIBI * Long.parseLong(resident.group(1));
      }
    }
    return bytes;
  }

  /** What a command of {@code jcmd} answers; empty if this Java does not know it. */
  private static Optional<String> command(String name) throws JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName commands = new ObjectName("com.sun.management:type=DiagnosticCommand");
    boolean known =
        Arrays.stream(server.getMBeanInfo(commands).getOperations())
            .anyMatch(operation -> operation.getName().equals(name));
    return known
        ? Optional.of((String) server.invoke(commands, name, null, null))
        : Optional.empty();
  }
}
