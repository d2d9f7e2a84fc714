package rollcall.bot.peers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A TCP connection's way to a loopback port that can be held, cut and released. What is sent to the
 * server is counted over all connections; the faults act on the connections open at that time, and
 * later ones pass.
 */
public final class Wire implements AutoCloseable {
  private static final byte[] END = {};

  private final ServerSocket listening;
  private final int serverPort;
  private final List<Pair> pairs = new CopyOnWriteArrayList<>();
  private final AtomicLong sentBytes = new AtomicLong();
  private volatile long cutAtBytes = Long.MAX_VALUE;
  private volatile long holdAtBytes = Long.MAX_VALUE;

  public Wire(int serverPort) {
    this.serverPort = serverPort;
    try {
      listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return listening.getLocalPort();
  }

  /** Bytes that clients have sent so far. */
  public long sentBytes() {
    return sentBytes.get();
  }

  /** Cuts every open connection now; both ends see a closed one. */
  public void cut() {
    pairs.forEach(Pair::close);
  }

  /** Cuts the open connections, once, before the client's byte {@code more} from now passes. */
  public void cutAfter(long more) {
    cutAtBytes = sentBytes.get() + more;
  }

  /** Lets nothing more pass to the server on the open connections, without closing them. */
  public void hold() {
    pairs.forEach(pair -> pair.hold(true));
  }

  /** Holds the open connections, once, before the client's byte {@code more} from now passes. */
  public void holdAfter(long more) {
    holdAtBytes = sentBytes.get() + more;
  }

  /** Whether {@link #holdAfter} has come to hold something. */
  public boolean holding() {
    return pairs.stream().anyMatch(pair -> pair.held);
  }

  /** Bytes that clients have sent and the server has not got. */
  public long heldBytes() {
    return pairs.stream().flatMap(pair -> pair.inWire.stream()).mapToLong(b -> b.length).sum();
  }

  /** Whether all connections have ended, with everything delivered that was sent on them. */
  public boolean isQuiet() {
    return pairs.stream().allMatch(pair -> pair.server.isClosed());
  }

  /** Lets what was held pass to the server, even if the client has gone meanwhile. */
  public void release() {
    pairs.forEach(pair -> pair.hold(false));
  }

  private void accept() {
    while (!listening.isClosed())
      try {
        join(listening.accept());
      } catch (IOException e) {
        // closed
      }
  }

  /** A server that refuses is, for the client, a connection closed at once. */
  private void join(Socket client) {
    try {
      var pair = new Pair(client, new Socket(InetAddress.getLoopbackAddress(), serverPort));
      pairs.add(pair);
      Thread.ofVirtual().start(pair::fromClient);
      Thread.ofVirtual().start(pair::toServer);
      Thread.ofVirtual().start(pair::toClient);
    } catch (IOException e) {
      quietly(client);
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    release();
    cut();
  }

  private final class Pair {
    private final Socket client;
    private final Socket server;
    private final BlockingQueue<byte[]> inWire = new LinkedBlockingQueue<>();
    private volatile boolean held;

    Pair(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    synchronized void hold(boolean hold) {
      held = hold;
      notifyAll();
    }

    private synchronized void awaitRelease() throws InterruptedException {
      while (held)
        wait();
    }

    /** Reads at once, so that what a client has sent before it gives up stays in the wire. */
    void fromClient() {
      byte[] buffer = new byte[4096];
      try {
        InputStream in = client.getInputStream();
        for (int n; (n = in.read(buffer)) >= 0;)
          inWire.add(Arrays.copyOf(buffer, n));
      } catch (IOException e) {
        // the client is gone, or the connection was cut
      }
      inWire.add(END);
    }

    void toServer() {
      try {
        OutputStream out = server.getOutputStream();
        byte[] next = inWire.take();
        while (next.length > 0) {
          pass(next, next.length, out);
          next = inWire.take();
        }
      } catch (IOException e) {
        // cut, or the server is gone
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      close();
    }

    private void pass(byte[] buffer, int n, OutputStream out)
        throws IOException, InterruptedException {
      for (int i = 0; i < n;) {
        awaitRelease();
        long passed = sentBytes.get();
        int next = (int) Math.min(n - i, Math.max(0, Math.min(cutAtBytes, holdAtBytes) - passed));
        out.write(buffer, i, next);
        out.flush();
        sentBytes.addAndGet(next);
        i += next;
        fail();
      }
    }

    private void fail() throws IOException {
      if (sentBytes.get() >= cutAtBytes) {
        cutAtBytes = Long.MAX_VALUE;
        cut();
        throw new IOException("cut");
      }
      if (sentBytes.get() >= holdAtBytes) {
        holdAtBytes = Long.MAX_VALUE;
        Wire.this.hold();
      }
    }

    /** A client that is gone is not told to the server while something for it is in the wire. */
    void toClient() {
      byte[] buffer = new byte[32 << 10];
      try {
        InputStream in = server.getInputStream();
        for (int n; (n = in.read(buffer)) >= 0;)
          toClient(buffer, n);
        close();
      } catch (IOException e) {
        // cut
      }
    }

    private void toClient(byte[] buffer, int n) {
      try {
        client.getOutputStream().write(buffer, 0, n);
      } catch (IOException e) {
        // read and dropped
      }
    }

    void close() {
      quietly(client);
      quietly(server);
    }
  }

  private static void quietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
