package dev.gatescope;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.Locale;
import javax.management.JMException;
import org.bytedeco.javacpp.Pointer;

/**
 * What the process holds at one moment, after a full collection, and once the C library has given
 * back what was freed. Bytes in MiB.
 *
 * @param heap in use
 * @param nonHeap classes, compiled code
 * @param nd4j what JavaCPP has allocated for ND4J and has not freed
 * @param direct buffers of java.nio
 * @param beyondHeap what the system says the process occupies, without the heap's pages
 * @param threads of Java
 * @param handles open files and sockets; -1 where the system does not tell
 */
record ProcessFigures(
    double heap,
    double nonHeap,
    double nd4j,
    double direct,
    double beyondHeap,
    int threads,
    long handles) {
  private static final double MIB = 1 << 20;

  /** How often to collect: what waits for a finalizer or a cleaner goes with the next one. */
  private static final int COLLECTIONS = 3;

  private static final int CLEANER_MILLIS = 100;

  static final String HEADER =
      "heap MiB,non-heap MiB,ND4J MiB,direct MiB,RSS beyond heap MiB,threads,handles";

  static ProcessFigures take() throws InterruptedException, JMException, IOException {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      Thread.sleep(CLEANER_MILLIS);
    }
    ProcessMemory.trim();
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    double direct = 0;
    for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
      direct += pool.getMemoryUsed() / MIB;
    }
    return new ProcessFigures(
        memory.getHeapMemoryUsage().getUsed() / MIB,
        memory.getNonHeapMemoryUsage().getUsed() / MIB,
        Pointer.totalBytes() / MIB,
        direct,
        ProcessMemory.beyondHeap() / MIB,
        ManagementFactory.getThreadMXBean().getThreadCount(),
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
            ? unix.getOpenFileDescriptorCount()
            : -1);
  }

  String csv() {
    return String.format(
        Locale.ROOT,
        "%.1f,%.1f,%.1f,%.1f,%.0f,%d,%d",
        heap,
        nonHeap,
        nd4j,
        direct,
        beyondHeap,
        threads,
        handles);
  }
}
