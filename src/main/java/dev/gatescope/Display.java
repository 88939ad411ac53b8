package dev.gatescope;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a window can be opened. JavaFX cannot be asked: when it fails to open a display its
 * toolkit is spoilt for the rest of the process, pictures included.
 */
final class Display {
  private static final Pattern X11_NAME = Pattern.compile("([^:]*):(\\d+)(\\.\\d+)?");
  private static final int X11_FIRST_PORT = 6000;
  private static final int TIMEOUT_MILLIS = 3000;

  private Display() {}

  /** True on Windows and macOS; elsewhere if the X server that DISPLAY names answers. */
  static boolean available() {
    boolean x11 =
        !System.getProperty("os.name").startsWith("Windows")
            && !System.getProperty("os.name").startsWith("Mac");
    boolean headlessPlatform = "Headless".equals(System.getProperty("glass.platform"));
    return headlessPlatform || !x11 || answers(System.getenv());
  }

  private static boolean answers(Map<String, String> environment) {
    Matcher name = X11_NAME.matcher(environment.getOrDefault("DISPLAY", ""));
    if (!name.matches()) {
      return false;
    }
    String host = name.group(1);
    try {
      int number = Integer.parseInt(name.group(2));
      if (host.isEmpty() || host.equals("unix")) {
        Path socket = Path.of("/tmp/.X11-unix/X" + number);
        return Files.exists(socket) && connects(UnixDomainSocketAddress.of(socket));
      }
      return connects(new InetSocketAddress(host, X11_FIRST_PORT + number));
    } catch (IllegalArgumentException e) {
      // A number that no display has.
      return false;
    }
  }

  /** A host that is switched off would be waited for for minutes. */
  private static boolean connects(InetSocketAddress address) {
    try (SocketChannel channel = SocketChannel.open()) {
      channel.socket().connect(address, TIMEOUT_MILLIS);
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private static boolean connects(UnixDomainSocketAddress address) {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      return channel.connect(address);
    } catch (IOException | RuntimeException e) {
      // Refused, unknown host, no such socket: there is no display to speak of.
      return false;
    }
  }
}
