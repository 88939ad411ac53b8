package dev.gatescope.offline;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.DatagramSocket;
import java.net.ProtocolFamily;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;

/**
 * Ends this process at the first attempt to use a network through Java's library, on any system:
 * Java lets whoever starts it replace all that makes sockets and looks names up. Says on standard
 * error who tried.
 */
final class JavaGuard {
  /** The exit code of a process that tried. */
  static final int TRIED = 77;

  private JavaGuard() {}

  /**
   * Begins to guard this process. For channels and names it was begun by how the process was
   * started, see {@link Channels} and {@link Names}.
   */
  @SuppressWarnings("deprecation") // whoever writes programs should not do this; guards may
  static void install() throws IOException {
    Socket.setSocketImplFactory(() -> tried("a socket"));
    ServerSocket.setSocketFactory(() -> tried("a server socket"));
    DatagramSocket.setDatagramSocketImplFactory(() -> tried("a datagram socket"));
    if (!(SelectorProvider.provider() instanceof Channels)) {
      throw new IllegalStateException("channels are not guarded: " + SelectorProvider.provider());
    }
  }

  private static <T> T tried(String what) {
    StringWriter said = new StringWriter();
    new Exception("ATTEMPT: " + what).printStackTrace(new PrintWriter(said));
    System.err.println(said);
    Runtime.getRuntime().halt(TRIED);
    throw new AssertionError("not reached");
  }

  /** Named by the property {@code java.nio.channels.spi.SelectorProvider}. */
  public static final class Channels extends SelectorProvider {
    private final SelectorProvider usual = usual();

    /** Java's own, which only its name reaches once another is named. */
    private static SelectorProvider usual() {
      try {
        Class<?> type = Class.forName("sun.nio.ch.DefaultSelectorProvider");
        return (SelectorProvider) type.getMethod("get").invoke(null);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public DatagramChannel openDatagramChannel() {
      return tried("a datagram channel");
    }

    @Override
    public DatagramChannel openDatagramChannel(ProtocolFamily family) {
      return tried("a datagram channel, " + family);
    }

    @Override
    public Pipe openPipe() throws IOException {
      return usual.openPipe();
    }

    @Override
    public AbstractSelector openSelector() throws IOException {
      return usual.openSelector();
    }

    @Override
    public ServerSocketChannel openServerSocketChannel() {
      return tried("a server socket channel");
    }

    @Override
    public ServerSocketChannel openServerSocketChannel(ProtocolFamily family) {
      return tried("a server socket channel, " + family);
    }

    @Override
    public SocketChannel openSocketChannel() {
      return tried("a socket channel");
    }

    @Override
    public SocketChannel openSocketChannel(ProtocolFamily family) throws IOException {
      return family == StandardProtocolFamily.UNIX
          ? usual.openSocketChannel(family)
          : tried("a socket channel, " + family);
    }
  }

  /** Named by a file on the class path, see {@link OfflineTest}. */
  public static final class Names extends InetAddressResolverProvider {
    @Override
    public InetAddressResolver get(Configuration configuration) {
      return tried("names of machines");
    }

    @Override
    public String name() {
      return "guard";
    }
  }
}
