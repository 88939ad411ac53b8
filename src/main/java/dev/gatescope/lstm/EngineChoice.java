package dev.gatescope.lstm;

/** What the user asks for; {@link Engines} says what that gives, and why. */
public enum EngineChoice {
  /** The fastest engine that this machine can run. */
  AUTO,
  /** The fast engine on the JDK's Vector API, or a problem if it cannot run. */
  FUSED,
  /** The reference engine on ND4J operations. */
  ND4J
}
