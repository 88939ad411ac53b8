package dev.gatescope.lstm.fused;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector width that this copy of the package computes with. A constant, for the compiler makes
 * good code for a species only if it is one; {@link WidthLoader} makes copies for other widths.
 */
final class Species {
  static final VectorSpecies<Float> FLOATS =
      Species.class.getClassLoader() instanceof WidthLoader loader
          ? VectorSpecies.of(float.class, VectorShape.forBitSize(loader.vectorBits()))
          : VectorSpecies.of(float.class, VectorShape.forBitSize(preferredBits()));

  static final int LANES = FLOATS.length();

  /**
   * Whether sixteen sums and what feeds them fit the processor's registers: 32 there are with
   * AVX-512 and on ARM, 16 with AVX2.
   */
  static final boolean MANY_REGISTERS =
      LANES == PackedLayout.SLOT || System.getProperty("os.arch").equals("aarch64");

  private Species() {}

  /** The processor's own width, but no more than a slot holds. */
  static int preferredBits() {
    return Math.min(FloatVector.SPECIES_PREFERRED.vectorBitSize(), PackedLayout.SLOT * Float.SIZE);
  }
}
