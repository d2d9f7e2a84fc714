package rollcall.bot.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person on IRC, as raw as the protocol: says any line, remembers every line heard. */
public final class IrcUser implements AutoCloseable {
  private static final Pattern PING = Pattern.compile("(?:@\\S+ )?(?::\\S+ )?PING (.*)");
  private static final Pattern REFUSED = Pattern.compile("^(@\\S+ )?:\\S+ (43[2367]|90[2-7]) .*");
  private final Socket socket;
  private final List<String> heard = new ArrayList<>();
  private int read;
  private boolean ended;

  private IrcUser(int port) {
    try {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::listen);
  }

  /** Connects without an account and waits for the welcome. */
  static IrcUser connect(int port, String nick) {
    IrcUser user = new IrcUser(port);
    user.introduce(nick);
    user.send("CAP END");
    user.await(" 001 ");
    return user;
  }

  /** Connects with an account by SASL and waits for the welcome. */
  static IrcUser login(int port, String nick, String account, String password) {
    IrcUser user = new IrcUser(port);
    user.introduce(nick);
    user.send("CAP REQ :sasl");
    user.await(" CAP .* ACK ");
    user.send("AUTHENTICATE PLAIN");
    user.await("AUTHENTICATE :?\\+");
    String payload = account + '\0' + account + '\0' + password;
    user.send("AUTHENTICATE "
        + Base64.getEncoder().encodeToString(payload.getBytes(StandardCharsets.UTF_8)));
    user.await(" 903 ");
    user.send("CAP END");
    user.await(" 001 ");
    return user;
  }

  /** Whether a server offers a capability at this moment. */
  static boolean offers(int port, String capability) {
    try (IrcUser user = new IrcUser(port)) {
      user.send("CAP LS 302");
      return user.await(" CAP \\S+ LS ").contains(capability);
    }
  }

  private void introduce(String nick) {
    send("CAP REQ :message-tags account-tag server-time");
    send("NICK " + nick);
    send("USER " + nick.replaceAll("\\W", "x") + " 0 * :" + nick);
  }

  /** Sends a line as it is. */
  public synchronized void send(String line) {
    try {
      socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void say(String target, String text) {
    send("PRIVMSG " + target + " :" + text);
  }

  /** Joins and waits until in. */
  public IrcUser join(String channel) {
    send("JOIN " + channel);
    await(" 366 \\S+ " + Pattern.quote(channel));
    return this;
  }

  /** Waits for the next line, after the last one waited for, in which the pattern is found. */
  public String await(String pattern) {
    Pattern wanted = Pattern.compile(pattern);
    return await("a line like " + pattern, line -> wanted.matcher(line).find());
  }

  private String await(String what, Predicate<String> wanted) {
    String[] found = new String[1];
    Await.until(what, () -> {
      Optional<String> line = next(wanted);
      line.ifPresent(each -> found[0] = each);
      return line.isPresent();
    });
    return found[0];
  }

  private synchronized Optional<String> next(Predicate<String> wanted) {
    while (read < heard.size()) {
      String line = heard.get(read++);
      if (wanted.test(line)) {
        return Optional.of(line);
      }
      if (REFUSED.matcher(line).matches()
          && heard.stream().noneMatch(each -> each.contains(" 001 "))) {
        throw new AssertionError("the server refuses the user: " + line);
      }
    }
    return Optional.empty();
  }

  /** Asks the server and waits for its answer: all that was sent before has taken effect. */
  public void settle() {
    String token = "settled" + System.nanoTime();
    send("PING :" + token);
    await("PONG .*" + token);
  }

  /** Every line heard so far, without its end. */
  public synchronized List<String> heard() {
    return List.copyOf(heard);
  }

  /** The texts said in a channel by somebody, as far as heard. */
  public List<String> saidBy(String nick, String channel) {
    Pattern said = Pattern.compile("^(?:@\\S+ )?:" + Pattern.quote(nick) + "!\\S+ PRIVMSG "
        + Pattern.quote(channel) + " :(.*)$");
    return heard().stream().map(said::matcher).filter(Matcher::matches)
        .map(matcher -> matcher.group(1)).toList();
  }

  public synchronized boolean ended() {
    return ended;
  }

  private void listen() {
    try (BufferedReader in = new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        Matcher ping = PING.matcher(line);
        if (ping.matches()) {
          send("PONG " + ping.group(1));
        }
        remember(line);
      }
    } catch (IOException | UncheckedIOException e) {
      remember("ERROR :" + e.getMessage());
    }
    end();
  }

  private synchronized void remember(String line) {
    heard.add(line);
  }

  private synchronized void end() {
    ended = true;
  }

  /** Goes without a word. */
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
