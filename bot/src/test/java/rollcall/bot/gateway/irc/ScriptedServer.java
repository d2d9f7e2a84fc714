package rollcall.bot.gateway.irc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import rollcall.bot.peers.Await;

/**
 * A server that behaves as no server here can be made to: it answers with the lines it was given.
 */
final class ScriptedServer implements AutoCloseable {
  /** What it answers to a command; several lines are joined by a line feed. */
  interface Script {
    String answer(String line);
  }

  private final ServerSocket listening;
  private final Script script;
  private final List<String> got = new ArrayList<>();
  private final AtomicReference<Socket> client = new AtomicReference<>();

  ScriptedServer(Script script) {
    this.script = script;
    try {
      listening = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  /** A server with accounts: logs anyone in, lets them in and into any channel. */
  static String usual(String line) {
    String join = "@time=2026-08-01T05:10:00.500Z :rollcall!r@h JOIN #release\n:s 366 rollcall #release :End";
    return switch (line.split(" ", -1)[0]) {
      case "CAP" -> line.startsWith("CAP LS")
          ? ":s CAP * LS :sasl account-tag server-time batch message-tags"
          : line.startsWith("CAP REQ")
              ? ":s CAP * ACK :" + line.substring("CAP REQ :".length())
              : ":s 001 rollcall :hi\n:s 005 rollcall CASEMAPPING=ascii :are\n:s 422 rollcall :no MOTD";
      case "AUTHENTICATE" -> line.endsWith("PLAIN") ? "AUTHENTICATE +" : ":s 903 rollcall :in";
      case "JOIN" -> join;
      case "PING" -> ":s PONG s " + line.substring("PING ".length());
      default -> "";
    };
  }

  int port() {
    return listening.getLocalPort();
  }

  synchronized List<String> got() {
    return List.copyOf(got);
  }

  /** Sends bytes as they are. */
  void send(String text) {
    Await.until("a client", () -> client.get() != null);
    try {
      client.get().getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve() {
    while (!listening.isClosed()) {
      try (Socket socket = listening.accept();
          BufferedReader in = new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
        client.set(socket);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          remember(line);
          for (String answer : script.answer(line).split("\n", -1)) {
            if (!answer.isEmpty()) {
              send(answer + "\r\n");
            }
          }
        }
      } catch (IOException | UncheckedIOException gone) {
        remember("(gone)");
      }
    }
  }

  private synchronized void remember(String line) {
    got.add(line);
  }

  @Override
  public void close() throws IOException {
    listening.close();
    Socket last = client.get();
    if (last != null) {
      last.close();
    }
  }
}
