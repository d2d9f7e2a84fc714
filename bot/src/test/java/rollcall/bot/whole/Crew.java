package rollcall.bot.whole;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import rollcall.bot.peers.Await;
import rollcall.bot.peers.Inspircd;
import rollcall.bot.peers.IrcUser;

/** The people in the channel, and one who only listens. */
final class Crew implements AutoCloseable {
  /** One less than the bot hears of one account in ten seconds before it is silent for a minute. */
  private static final int AT_ONCE = 9;
  private static final Duration WITHIN = Duration.ofSeconds(11);
  private static final Pattern SAID = Pattern
      .compile("^@(?:\\S*;)?time=([^;\\s]+)\\S* :(\\S+?)!\\S+ PRIVMSG #ucdsakai :(.*)$");

  /** A line of the channel. */
  record Said(Instant at, String nick, String text) {
    @Override
    public String toString() {
      return nick + ": " + text;
    }
  }

  private final Map<String, IrcUser> people = new HashMap<>();
  private final Map<String, Deque<Long>> words = new HashMap<>();
  private final IrcUser listener;
  private int from;

  Crew(Inspircd irc) {
    for (var account : List.of("thomas", "sandra")) {
      irc.register(account, account + "s-password");
      people.put(account, irc.login(account, account, account + "s-password"));
    }
    people.put("prabhu", irc.connect("prabhu"));
    people.values().forEach(user -> user.join(Premises.CHANNEL));
    listener = irc.connect("listener").join(Premises.CHANNEL);
  }

  /** Says it in the channel, and waits before where the bot would take it for a flood. */
  void say(String nick, String text) {
    var said = words.computeIfAbsent(nick, _ -> new ArrayDeque<>());
    if (said.size() == AT_ONCE) {
      long wait = said.removeFirst() + WITHIN.toNanos() - System.nanoTime();
      if (wait > 0) {
        LockSupport.parkNanos(wait);
      }
    }
    said.addLast(System.nanoTime());
    person(nick).say(Premises.CHANNEL, text);
  }

  /** The bot began anew, and has forgotten how much was said to it. */
  void countAnew() {
    words.clear();
  }

  IrcUser person(String nick) {
    return Optional.ofNullable(people.get(nick)).orElseThrow();
  }

  /** From here on {@link #hear} looks: what was said until now is past. */
  void begin() {
    from = said().size();
  }

  /** Waits until the bot has said such a line since {@link #begin}. */
  MatchResult hear(String pattern) {
    var wanted = Pattern.compile(pattern);
    try {
      Await.until("the bot says " + pattern, () -> heard(wanted).isPresent());
      return heard(wanted).orElseThrow();
    } catch (AssertionError late) {
      throw new AssertionError(late.getMessage() + "; heard: "
          + since().stream().map(Said::toString).collect(Collectors.joining("\n  ", "\n  ", "")),
          late);
    }
  }

  private Optional<MatchResult> heard(Pattern wanted) {
    return since().stream().filter(said -> said.nick().equals(Premises.BOT))
        .map(said -> wanted.matcher(said.text())).filter(Matcher::find)
        .map(Matcher::toMatchResult).findFirst();
  }

  /** How often the bot has come into the channel. */
  long joins() {
    var joined = Pattern.compile(":" + Premises.BOT + "!\\S+ JOIN :?" + Premises.CHANNEL);
    return listener.heard().stream().filter(line -> joined.matcher(line).find()).count();
  }

  /** Waits until the bot is in the channel once more than {@code before}. */
  void awaitBot(BotProgram bot, long before) {
    try {
      Await.until("the bot is in the channel", () -> !bot.alive() || joins() > before);
    } catch (AssertionError late) {
      throw new AssertionError(late.getMessage() + ": " + bot.errors() + "; the channel: "
          + String.join("\n  ", listener.heard().reversed().stream().limit(20).toList()), late);
    }
    if (!bot.alive()) {
      throw new AssertionError("the bot has ended: " + bot.errors());
    }
  }

  /** Every line of the channel so far. */
  List<Said> said() {
    return listener.heard().stream().map(SAID::matcher).filter(Matcher::matches)
        .map(m -> new Said(Instant.parse(m.group(1)), m.group(2), m.group(3))).toList();
  }

  List<Said> since() {
    var all = said();
    return all.subList(from, all.size());
  }

  /** Every line that somebody of them, or the server, has ever sent to one of them. */
  List<String> everythingHeard() {
    return people.values().stream().flatMap(user -> user.heard().stream()).toList();
  }

  @Override
  public void close() {
    people.values().forEach(IrcUser::close);
    listener.close();
  }
}
