package dev.gatescope.offline;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.Channel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;

/** What the guards must see. Nothing leaves the machine even where nobody guards. */
enum Attempts {
  NAME {
    @Override
    void make() throws IOException {
      InetAddress.getByName("gatescope.invalid");
    }
  },
  SOCKET {
    @Override
    void make() throws IOException {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), DISCARD));
      }
    }
  },
  SERVER_SOCKET {
    @Override
    void make() throws IOException {
      new ServerSocket(0, 1, InetAddress.getLoopbackAddress()).close();
    }
  },
  DATAGRAM {
    @Override
    void make() throws IOException {
      new DatagramSocket(0, InetAddress.getLoopbackAddress()).close();
    }
  },
  CHANNEL {
    @Override
    void make() throws IOException {
      open(SocketChannel.open());
    }
  },
  DATAGRAM_CHANNEL {
    @Override
    void make() throws IOException {
      open(DatagramChannel.open());
    }
  },
  URL {
    @Override
    void make() throws IOException {
      try (InputStream in = URI.create("http://127.0.0.1:9/").toURL().openStream()) {
        in.readAllBytes();
      }
    }
  },
  HTTP_CLIENT {
    @Override
    void make() throws IOException, InterruptedException {
      try (HttpClient client = HttpClient.newHttpClient()) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:9/")).build();
        client.send(request, BodyHandlers.discarding());
      }
    }
  },
  /** Java's library lets nobody in between here: for the kernel's guard. */
  ASYNCHRONOUS {
    @Override
    void make() throws IOException {
      open(AsynchronousSocketChannel.open());
    }
  },
  /** As native code would: past Java's library. */
  NATIVE {
    @Override
    @SuppressWarnings("restricted")
    void make() throws Throwable {
      Linker linker = Linker.nativeLinker();
      int inet = 2;
      int stream = 1;
      int opened =
          (int)
              linker
                  .downcallHandle(
                      linker.defaultLookup().findOrThrow("socket"),
                      FunctionDescriptor.of(
                          ValueLayout.JAVA_INT,
                          ValueLayout.JAVA_INT,
                          ValueLayout.JAVA_INT,
                          ValueLayout.JAVA_INT))
                  .invoke(inet, stream, 0);
      if (opened < 0) {
        throw new IOException("no socket at all");
      }
    }
  },
  PROCESS {
    @Override
    void make() throws IOException, InterruptedException {
      new ProcessBuilder("/bin/true").start().waitFor();
    }
  },
  /** A thread, a file and a Unix domain socket are none. */
  NOTHING {
    @Override
    void make() throws IOException, InterruptedException {
      Thread thread = Thread.ofPlatform().start(() -> {});
      thread.join();
      open(SocketChannel.open(StandardProtocolFamily.UNIX));
    }
  };

  private static final int DISCARD = 9;

  abstract void make() throws Throwable;

  private static void open(Channel channel) throws IOException {
    channel.close();
  }
}
