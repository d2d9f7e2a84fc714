package rollcall.bot.gateway.irc;

import com.google.common.collect.ImmutableSet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.pircbotx.Configuration;
import org.pircbotx.InputParser;
import org.pircbotx.PircBotX;
import org.pircbotx.exception.IrcException;
import org.pircbotx.hooks.Event;
import org.pircbotx.hooks.Listener;
import org.pircbotx.hooks.managers.ListenerManager;
import org.pircbotx.output.OutputRaw;

/**
 * PircBotX with its reading, writing, logging and events replaced: each line read goes to one
 * consumer as it came, each line written goes out whole and is logged by us alone.
 */
final class Pircbot extends PircBotX {
  /** PircBotX would send a PING of its own after this; the gateway's comes long before. */
  private static final int READ_TIMEOUT_MILLIS = 3_600_000;
  private final ReentrantLock writing = new ReentrantLock();
  private final Consumer<String> sent;

  static Pircbot create(IrcSettings settings, Dialler dialler, Registration registration,
      Consumer<String> heard, Consumer<String> sent) {
    Configuration.Builder builder = new Configuration.Builder().setName(settings.nick())
        .setLogin("rollcall").setRealName("Rollcall, a release bot")
        .addServer(settings.server(), settings.port()).setSocketFactory(dialler)
        .setSocketTimeout(READ_TIMEOUT_MILLIS).setEncoding(StandardCharsets.UTF_8)
        .setAutoNickChange(true).setAutoReconnect(false).setShutdownHookEnabled(false)
        .setMessageDelay(0).setListenerManager(new NoListeners())
        .setBotFactory(new Parts(heard));
    builder.getCapHandlers().clear();
    builder.addCapHandler(registration);
    return new Pircbot(builder.buildConfiguration(), sent);
  }

  private Pircbot(Configuration configuration, Consumer<String> sent) {
    super(configuration);
    this.sent = sent;
  }

  /** Writes one line; CR, LF and NUL in it would be a bug of ours and are refused. */
  void write(String line) throws IOException {
    if (line.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
      throw new IllegalArgumentException("one line is one line");
    }
    writing.lock();
    try {
      if (outputWriter == null) {
        throw new IOException("not connected");
      }
      outputWriter.write(line + "\r\n");
      outputWriter.flush();
    } finally {
      writing.unlock();
    }
    sent.accept(line);
  }

  /** Lets PircBotX answer a line of the registration. */
  void register(String line) throws IOException, IrcException {
    ((Reader) inputParser).register(line);
  }

  /**
   * Overridden, since PircBotX cuts by characters and hands the line, passwords too, to an event.
   */
  @Override
  protected void sendRawLineToServer(String line) throws IOException {
    write(line);
  }

  @Override
  protected void changeSocket(Socket open) throws IOException {
    super.changeSocket(open);
    inputReader = new BufferedReader(
        new InputStreamReader(new LineFeedOnly(open.getInputStream()), StandardCharsets.UTF_8));
  }

  private static final class Reader extends InputParser {
    private final Consumer<String> heard;

    Reader(PircBotX bot, Consumer<String> heard) {
      super(bot);
      this.heard = heard;
    }

    @Override
    public void handleLine(String line) {
      if (!line.isBlank()) {
        heard.accept(line);
      }
    }

    void register(String line) throws IOException, IrcException {
      super.handleLine(line);
    }
  }

  /** Sends without PircBotX's own queue, which logs each line. */
  private static final class Writer extends OutputRaw {
    Writer(PircBotX bot) {
      super(bot);
    }

    @Override
    public void rawLine(String line) {
      rawLineNow(line);
    }

    @Override
    public void rawLineNow(String line, boolean resetDelay) {
      try {
        ((Pircbot) bot).write(line);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class Parts extends Configuration.BotFactory {
    private final Consumer<String> heard;

    Parts(Consumer<String> heard) {
      this.heard = heard;
    }

    @Override
    public InputParser createInputParser(PircBotX bot) {
      return new Reader(bot, heard);
    }

    @Override
    public OutputRaw createOutputRaw(PircBotX bot) {
      return new Writer(bot);
    }
  }

  /** Nobody listens to PircBotX's events. */
  private static final class NoListeners implements ListenerManager {
    @Override
    public void onEvent(Event event) {}

    @Override
    public void addListener(Listener listener) {}

    @Override
    public boolean removeListener(Listener listener) {
      return false;
    }

    @Override
    public boolean listenerExists(Listener listener) {
      return false;
    }

    @Override
    public ImmutableSet<Listener> getListeners() {
      return ImmutableSet.of();
    }

    @Override
    public void shutdown(PircBotX bot) {}
  }
}
