package rollcall.bot.execution.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SocketFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import rollcall.bot.execution.Target;

/**
 * Runs errands on hosts over pooled sessions, and owns JSch with its traps. A host has one session
 * for control and one for following, so that a full stream never delays a call; an urgent errand
 * dials its own. At most 32 dials and calls run at a time, and as many urgent ones.
 */
final class SshTransport implements AutoCloseable {
  static final int FAN_OUT = 32;
  /** Errands that may wait: they never take the turn of a command. */
  static final int LOOKS = 16;
  private static final int ALIVE_EVERY_MILLIS = 3000;
  private static final int ALIVE_MISSED = 3;

  private enum Purpose {
    CONTROL, FOLLOW, JUMP
  }

  private record Line(Target target, Purpose purpose) {}

  /** A pooled link, dialled by one thread at a time. */
  private static final class Slot {
    final ReentrantLock dialling = new ReentrantLock();
    Optional<Link> link = Optional.empty();
    Optional<Failed> failed = Optional.empty();

    void close() {
      dialling.lock();
      try {
        link.ifPresent(Link::sever);
      } finally {
        dialling.unlock();
      }
    }
  }

  /** That a host could not be dialled a moment ago is known to all who wait to dial it. */
  private record Failed(NoLink why, long nanoTime) {}

  /** Why there is no link: the reply that the errand gets. */
  private static final class NoLink extends Exception {
    final transient Reply reply;

    NoLink(Reply reply) {
      this.reply = reply;
    }
  }

  private final Pace pace;
  private final Map<Line, Slot> slots = new ConcurrentHashMap<>();
  private final Semaphore fanOut = new Semaphore(FAN_OUT, true);
  private final Semaphore looks = new Semaphore(LOOKS, true);
  private final Semaphore urgentFanOut = new Semaphore(FAN_OUT, true);
  private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().daemon().name("ssh-deadlines").factory());

  SshTransport(Pace pace) {
    this.pace = pace;
  }

  /** One short errand on the control session. */
  Reply call(Target target, String line, byte[] stdin) throws InterruptedException {
    fanOut.acquire();
    try {
      return run(link(new Line(target, Purpose.CONTROL)), line, stdin);
    } catch (NoLink e) {
      return e.reply;
    } finally {
      fanOut.release();
    }
  }

  /**
   * One short errand on a session of its own, since the others may be what is stuck. It waits for
   * no other errand, but for its like.
   */
  Reply urgent(Target target, String line) throws InterruptedException {
    return alone(target, line, new byte[0], urgentFanOut);
  }

  /** One short errand that may wait, on a session of its own, which nobody keeps. */
  Reply alone(Target target, String line, byte[] stdin) throws InterruptedException {
    return alone(target, line, stdin, looks);
  }

  private Reply alone(Target target, String line, byte[] stdin, Semaphore turns)
      throws InterruptedException {
    turns.acquire();
    try {
      Link link = dial(target);
      try {
        return run(link, line, stdin);
      } finally {
        link.sever();
      }
    } catch (NoLink e) {
      return e.reply;
    } finally {
      turns.release();
    }
  }

  /** Follows until the answer comes or the connection is cut; {@code meanwhile} as of a link. */
  Reply follow(Target target, String line, AnswerReader.Outflow outflow, Runnable meanwhile)
      throws InterruptedException {
    try {
      return followLink(target).run(line, new byte[0], new AnswerReader(outflow), pace.silence(),
          meanwhile);
    } catch (NoLink e) {
      return e.reply;
    }
  }

  private Link followLink(Target target) throws NoLink, InterruptedException {
    fanOut.acquire();
    try {
      return link(new Line(target, Purpose.FOLLOW));
    } finally {
      fanOut.release();
    }
  }

  private Reply run(Link link, String line, byte[] stdin) throws InterruptedException {
    var deadline = after(pace.call(), link::sever);
    try {
      var reader = new AnswerReader(SshTransport::unasked);
      return link.run(line, stdin, reader, pace.call(), () -> {
      });
    } finally {
      deadline.cancel(false);
    }
  }

  private Future<?> after(Duration time, Runnable end) throws InterruptedException {
    try {
      return deadlines.schedule(end, time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      throw new InterruptedException("the bot is closing");
    }
  }

  private static void unasked(long offset, ByteBuffer bytes) {
    throw new IllegalStateException("output where none was asked for");
  }

  private Link link(Line line) throws NoLink, InterruptedException {
    Slot slot = slots.computeIfAbsent(line, _ -> new Slot());
    slot.dialling.lockInterruptibly();
    try {
      if (slot.link.isPresent() && slot.link.get().usable())
        return slot.link.get();
      if (line.purpose() == Purpose.JUMP && slot.failed.filter(this::isFresh).isPresent())
        throw slot.failed.get().why();
      slot.link = Optional.of(dial(line.target()));
      return slot.link.get();
    } catch (NoLink e) {
      slot.failed = Optional.of(new Failed(e, System.nanoTime()));
      throw e;
    } finally {
      slot.dialling.unlock();
    }
  }

  private boolean isFresh(Failed failed) {
    return System.nanoTime() - failed.nanoTime() < pace.firstWait().toNanos();
  }

  private Link dial(Target target) throws NoLink, InterruptedException {
    PinnedHostKey hostKey = PinnedHostKey.parse(target.hostKey())
        .orElseThrow(() -> unfit("the inventory holds no usable host key for it"));
    checkKeyFile(target);
    if (target.jump().isEmpty())
      return connect(target, target.address(), target.port(), hostKey, () -> {
      });
    Link over = way(target.jump().get());
    try {
      int port = over.session().setPortForwardingL("127.0.0.1", 0, target.address(), target.port());
      return connect(target, "127.0.0.1", port, hostKey, () -> endForwarding(over, port));
    } catch (JSchException e) {
      throw new NoLink(new Reply.Unsent("no way through " + target.jump().get().host()));
    }
  }

  private Link way(Target jump) throws NoLink, InterruptedException {
    try {
      return link(new Line(jump, Purpose.JUMP));
    } catch (NoLink e) {
      throw new NoLink(switch (e.reply) {
        case Reply.Unfit(String why) ->
          new Reply.Unfit("the way there, " + jump.host() + ": " + why);
        case Reply.Unsent(String why) ->
          new Reply.Unsent("the way there, " + jump.host() + ": " + why);
        case Reply.Answered _,Reply.CutOff _ -> e.reply;
      });
    }
  }

  private static void endForwarding(Link over, int port) {
    try {
      over.session().delPortForwardingL("127.0.0.1", port);
    } catch (JSchException e) {
      over.sever(); // it can only be broken then
    }
  }

  private Link connect(Target target, String address, int port, PinnedHostKey hostKey,
      Runnable closing) throws NoLink, InterruptedException {
    var socket = new OwnSocket(pace.dial());
    Runnable end = () -> {
      socket.close();
      closing.run();
    };
    // JSch's own time-out counts from byte to byte: a server that drips hangs it.
    var deadline = after(pace.dial(), end);
    try {
      Session session = session(target, address, port, hostKey, socket);
      session.connect((int) pace.dial().toMillis());
      if (!deadline.cancel(false))
        throw new JSchException("it took too long");
      return new Link(session, end);
    } catch (JSchException e) {
      boolean late = !deadline.cancel(false);
      end.run();
      throw late
          ? new NoLink(
              new Reply.Unsent("it did not answer within " + pace.dial().toSeconds() + " s"))
          : new NoLink(reason(e));
    }
  }

  private static Session session(Target target, String address, int port, PinnedHostKey hostKey,
      OwnSocket socket) throws JSchException {
    var jsch = new JSch();
    jsch.addIdentity(target.key().toString());
    Session session = jsch.getSession(target.user(), address, port);
    session.setSocketFactory(socket);
    session.setDaemonThread(true);
    session.setHostKeyRepository(hostKey);
    session.setServerAliveInterval(ALIVE_EVERY_MILLIS);
    session.setServerAliveCountMax(ALIVE_MISSED);
    session.setConfig("PreferredAuthentications", "publickey");
    session.setConfig("server_host_key", hostKey.algorithms());
    session.setConfig("HashKnownHosts", "no");
    // Last, and asserted: anything but yes, ask or no makes JSch accept a changed key.
    session.setConfig("StrictHostKeyChecking", "yes");
    if (!"yes".equals(session.getConfig("StrictHostKeyChecking")))
      throw new IllegalStateException("host keys would not be checked");
    return session;
  }

  /** Without an address: this is said in the channel. */
  private static Reply reason(JSchException e) {
    String why = String.valueOf(e.getMessage());
    if (e instanceof JSchHostKeyException || e instanceof JSchAlgoNegoFailException)
      return unfit("it does not show the host key of the inventory").reply;
    if (why.startsWith("Auth fail") || why.startsWith("USERAUTH fail"))
      return unfit("it does not let the key in").reply;
    if (why.startsWith("invalid privatekey"))
      return unfit("the key file is not a private key").reply;
    return new Reply.Unsent("it cannot be reached: " + switch (e.getCause()) {
      case UnknownHostException _ -> "its address is not known";
      case ConnectException _ -> "the connection is refused";
      case NoRouteToHostException _ -> "there is no way to it";
      case SocketTimeoutException _ -> "it does not answer";
      case IOException _ -> "the connection failed";
      case null, default -> why;
    });
  }

  private static void checkKeyFile(Target target) throws NoLink {
    var others = EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE,
        PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);
    try {
      others.retainAll(Files.getPosixFilePermissions(target.key()));
    } catch (IOException e) {
      throw unfit("its key file cannot be read");
    }
    if (!others.isEmpty())
      throw unfit("its key file can be read or written by others; chmod 600 it");
  }

  private static NoLink unfit(String why) {
    return new NoLink(new Reply.Unfit(why));
  }

  /** Also what is being dialled: whoever holds a slot then finds that nothing more is timed. */
  @Override
  public void close() {
    deadlines.shutdownNow();
    for (Slot slot : slots.values())
      slot.close();
  }

  /** The socket under a session, to be closed whatever the session is doing. */
  private static final class OwnSocket implements SocketFactory {
    private final Socket socket = new Socket();
    private final Duration patience;

    OwnSocket(Duration patience) {
      this.patience = patience;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      socket.connect(new InetSocketAddress(host, port), (int) patience.toMillis());
      socket.setTcpNoDelay(true);
      return socket;
    }

    @Override
    public InputStream getInputStream(Socket socket) throws IOException {
      return socket.getInputStream();
    }

    @Override
    public OutputStream getOutputStream(Socket socket) throws IOException {
      return socket.getOutputStream();
    }

    void close() {
      try {
        socket.close();
      } catch (IOException e) {
        // closed all the same
      }
    }
  }
}
