package dev.gatescope.lstm;

import org.bytedeco.openblas.global.openblas;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Starts ND4J, whose first use unpacks and loads native libraries (seconds on the very first start
 * of a machine), and fits it to small matrices.
 */
public final class Nd4jRuntime {
  private Nd4jRuntime() {}

  /**
   * Loads the native libraries if they are not loaded yet. To be called on every thread that
   * computes, as OpenMP keeps its number of threads apart for each of them.
   */
  public static void start() {
    Holder.touch();
    // Our matrices are small: more threads spend more on meeting than they save.
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
  }

  /** Runs once, when first touched, by the rules of class initialisation. */
  private static final class Holder {
    static {
      // First, for it loads the rest. Buffers are closed by hand; a periodic System.gc() would only
      // stop the window.
      Nd4j.getMemoryManager().togglePeriodicGc(false);
      openblas.blas_set_num_threads(1);
    }

    static void touch() {}
  }
}
