package rollcall.bot.execution.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One open session to a host, on which up to eight errands run side by side. */
final class Link {
  static final int MAX_CHANNELS = 8;
  /** How the reason begins where a command ended without the wrapper having said anything. */
  static final String MUTE = "no answer";
  private static final int STDERR_BYTES = 300;
  private static final Duration TICK = Duration.ofMillis(200);

  private final Session session;
  private final Runnable closing;
  private final Object opening = new Object();
  private final Semaphore channels = new Semaphore(MAX_CHANNELS, true);

  /** {@code closing} ends the socket beneath, whatever the session is stuck in. */
  Link(Session session, Runnable closing) {
    this.session = session;
    this.closing = closing;
  }

  Session session() {
    return session;
  }

  boolean usable() {
    return session.isConnected();
  }

  void sever() {
    closing.run();
    session.disconnect();
  }

  /**
   * Runs {@code line} with {@code stdin} and waits for the wrapper's answer in {@code reader},
   * calling {@code meanwhile} several times a second. A host that says nothing for {@code silence}
   * is cut off, and the whole link with it.
   */
  Reply run(String line, byte[] stdin, AnswerReader reader, Duration silence, Runnable meanwhile)
      throws InterruptedException {
    channels.acquire();
    try {
      return errand(line, stdin, reader, silence, meanwhile);
    } finally {
      channels.release();
    }
  }

  private Reply errand(String line, byte[] stdin, AnswerReader reader, Duration silence,
      Runnable meanwhile) throws InterruptedException {
    var channel = channel();
    if (channel == null)
      return new Reply.Unsent("the session is down");
    try {
      var complaint = new Complaint();
      prepare(channel, line, stdin, reader, complaint);
      synchronized (opening) {
        channel.connect((int) silence.toMillis());
      }
      return await(channel, reader, complaint, silence, meanwhile);
    } catch (JSchException | NullPointerException e) { // what JSch throws when a cut comes just
                                                       // then
      return new Reply.CutOff("the connection failed");
    } finally {
      channel.disconnect();
    }
  }

  /** None where the session is down: JSch throws then, or, when a cut comes just then, has none. */
  private @Nullable ChannelExec channel() {
    try {
      return (ChannelExec) session.openChannel("exec");
    } catch (JSchException e) {
      return null;
    }
  }

  /** All streams before connect, or early bytes are lost; an empty stdin, or no EOF is sent. */
  private static void prepare(ChannelExec channel, String line, byte[] stdin, AnswerReader reader,
      Complaint complaint) {
    channel.setCommand(line.getBytes(UTF_8));
    channel.setInputStream(new ByteArrayInputStream(stdin));
    channel.setOutputStream(reader);
    channel.setErrStream(complaint);
    channel.setAgentForwarding(false);
    channel.setXForwarding(false);
    channel.setPty(false);
  }

  private Reply await(ChannelExec channel, AnswerReader reader, Complaint complaint,
      Duration silence, Runnable meanwhile) throws InterruptedException {
    while (true)
      try {
        Optional<Answer> answer = reader.answer().get(TICK.toMillis(), MILLISECONDS);
        meanwhile.run();
        return answer.<Reply>map(Reply.Answered::new).orElseGet(() -> mute(channel, complaint));
      } catch (TimeoutException e) {
        meanwhile.run();
        if (System.nanoTime() - reader.lastHeardNanos() > silence.toNanos()) {
          sever();
          return new Reply.CutOff("it said nothing for " + silence.toSeconds() + " s");
        }
      } catch (ExecutionException e) {
        throw new IllegalStateException("what it said could not be kept", e.getCause());
      }
  }

  /** A status of -1 is a lost connection, never a failure; even another one proves nothing. */
  private static Reply mute(ChannelExec channel, Complaint complaint) {
    int exit = channel.getExitStatus();
    return new Reply.CutOff(
        exit < 0 ? "the connection was lost" : MUTE + " (" + exit + ") " + complaint.text());
  }

  /** The first bytes of stderr; the rest is drained, since an unread stream blocks the session. */
  private static final class Complaint extends OutputStream {
    private final ByteArrayOutputStream first = new ByteArrayOutputStream();

    @Override
    public synchronized void write(int b) {
      if (first.size() < STDERR_BYTES)
        first.write(b);
    }

    @Override
    public synchronized void write(byte[] buffer, int start, int length) {
      first.write(buffer, start, Math.min(length, STDERR_BYTES - first.size()));
    }

    synchronized String text() {
      return first.toString(UTF_8).strip();
    }
  }
}
