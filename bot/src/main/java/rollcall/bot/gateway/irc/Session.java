package rollcall.bot.gateway.irc;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.bot.gateway.Identity;
import rollcall.bot.gateway.Incoming;
import rollcall.bot.gateway.Room;
import rollcall.bot.gateway.Speaker;

/**
 * One connection as it is understood: who we are on it, which rooms we are in, who said what. Lines
 * come on the wire's thread, ticks on another.
 */
final class Session {
  private static final Logger log = LoggerFactory.getLogger(Session.class);
  /** The longest body of a message, whatever the server would allow. */
  static final int MAX_BODY_BYTES = 400;
  /** The body that is always allowed: servers allow 512 bytes a line, and no mask is this long. */
  static final int MIN_BODY_BYTES = 100;
  private static final int LINE_BYTES = 510;
  /** Until our own mask is known, the longest usual one: 30 for nick, 12 for user, 64 for host. */
  private static final int LONGEST_MASK = 108;
  /** Waits before a room is joined again after a kick or a refusal. */
  static final Duration FIRST_REJOIN = Duration.ofSeconds(1);
  static final Duration LONGEST_REJOIN = Duration.ofMinutes(5);
  /** Tags by which servers mark a bot (+B). */
  private static final List<String> BOT_TAGS = List.of("bot", "draft/bot", "inspircd.org/bot");
  private final IrcSettings settings;
  private final Wire wire;
  private final Mouth mouth;
  private final Ear ear;
  private final Rooms rooms;
  private final Whereabouts whereabouts;
  private final Attendance attendance;
  private final Registrar registrar;
  private final InstantSource clock;
  private final Map<Room, Backoff> rejoins;
  private final Map<Room, Instant> rejoinAt = new HashMap<>();
  private final Replay replay = new Replay();
  private final Duration beat;
  private volatile Casemapping casemapping = Casemapping.RFC1459;
  private volatile int maskBytes = LONGEST_MASK;
  private String nick;
  private boolean ready;
  private boolean listsAccounts;
  private Instant lastBeat;

  Session(IrcSettings settings, Wire wire, Mouth mouth, Ear ear, Rooms rooms,
      Map<Room, Backoff> rejoins, InstantSource clock) {
    this.settings = settings;
    this.wire = wire;
    this.mouth = mouth;
    this.ear = ear;
    this.rooms = rooms;
    this.rejoins = rejoins;
    this.clock = clock;
    whereabouts = new Whereabouts(mouth::control);
    attendance = new Attendance(mouth::control);
    registrar = new Registrar(settings.services(), mouth::control);
    nick = settings.nick();
    beat = settings.patience().silence().dividedBy(3);
    lastBeat = clock.instant();
  }

  Casemapping casemapping() {
    return casemapping;
  }

  Whereabouts whereabouts() {
    return whereabouts;
  }

  Attendance attendance() {
    return attendance;
  }

  Registrar registrar() {
    return registrar;
  }

  /** How long a body may be so that the line still fits when the server puts our mask before it. */
  int bodyBytes(String target) {
    int frame = maskBytes + target.length() + ": PRIVMSG  :".length();
    return Math.clamp(LINE_BYTES - frame, MIN_BODY_BYTES, MAX_BODY_BYTES);
  }

  synchronized void heard(IrcLine line) {
    if (!wire.welcome()) {
      return;
    }
    switch (line.command()) {
      case "001" -> nick = line.param(0);
      case "005" -> line.params().forEach(this::supported);
      case "376", "422" -> ready();
      case "JOIN" -> joined(line);
      case "366" -> named(line.param(1)).filter(rooms.all()::contains).ifPresent(this::in);
      case "ACCOUNT" -> loggedIn(line);
      case "PART" -> parted(line);
      case "KICK" -> kicked(line);
      case "QUIT" -> attendance.leftNetwork(nick(line));
      case "AWAY" -> attendance.away(nick(line), !line.params().isEmpty());
      case "NICK" -> renamed(line);
      case "PRIVMSG" -> said(line);
      case "PONG" -> mouth.pong(line.last());
      case "354" -> {
        whereabouts.found(line, casemapping);
        named(line.param(2)).ifPresent(room -> attendance.found(room, line, casemapping));
      }
      case "311", "312", "318", "NOTICE" -> registrar.heard(line, casemapping);
      case "315" -> {
        if (named(line.param(1)).filter(attendance::ended).isEmpty()) {
          whereabouts.ended(line.param(1));
        }
      }
      case "401", "403", "404", "442" -> refused(line);
      case "405", "437", "471", "473", "474", "475", "476", "477", "489", "520" -> keptOut(line);
      case "901" -> wire.giveUp("the server logged us out: " + line.last());
      default -> log.trace("{}: nothing to do for {}", settings.name(), line.command());
    }
  }

  /** Called about once a second: asks the server for a sign of life, rejoins, regains the nick. */
  synchronized void tick(Instant now) {
    if (!ready) {
      return;
    }
    if (!now.isBefore(lastBeat.plus(beat))) {
      lastBeat = now;
      regain();
      if (!now.isBefore(wire.heardAt().plus(beat))) {
        mouth.control("PING :alive");
      }
    }
    Set<Room> due = rejoinAt.entrySet().stream().filter(each -> !now.isBefore(each.getValue()))
        .map(Map.Entry::getKey).collect(Collectors.toSet());
    due.forEach(room -> {
      rejoinAt.remove(room);
      mouth.control("JOIN " + room.name());
    });
  }

  /** The connection ended: every room that was heard is lost since the last word of the server. */
  void ended() {
    rooms.heard().forEach(room -> rooms.lost(room, wire.heardAt(), wire.why()));
    whereabouts.ended();
    registrar.ended();
  }

  private void supported(String token) {
    if (token.startsWith("CASEMAPPING=")) {
      casemapping = Casemapping.named(token.substring("CASEMAPPING=".length()));
    }
    if (token.equals("WHOX")) {
      whereabouts.supported();
      listsAccounts = true;
    }
  }

  private void ready() {
    if (ready) {
      return;
    }
    ready = true;
    mouth.control("MODE " + nick + " +B");
    if (!nick.equals(settings.nick()) && settings.login().isPresent()) {
      mouth.control("PRIVMSG NickServ :GHOST " + settings.nick());
    }
    regain();
    rooms.all().forEach(room -> mouth.control("JOIN " + room.name()));
  }

  private void regain() {
    if (!nick.equals(settings.nick())) {
      mouth.control("NICK " + settings.nick());
    }
  }

  private void renamed(IrcLine line) {
    if (ours(line.nick())) {
      nick = line.param(0);
      maskBytes = line.source().length() + nick.length();
    }
    attendance.renamed(nick(line), casemapping.fold(line.param(0)));
  }

  private void joined(IrcLine line) {
    if (ours(line.nick())) {
      maskBytes = Math.max(line.source().length(), MIN_BODY_BYTES / 2);
      named(line.param(0)).ifPresent(room -> replay.joined(room.name(), line));
    } else {
      Speaker who = speaker(line);
      named(line.param(0)).ifPresent(room -> attendance.came(room, nick(line), who.account()));
      ear.hear(new Incoming.Came(settings.name(), who));
    }
  }

  /** Somebody in a room logged in or, with {@code *}, out. */
  private void loggedIn(IrcLine line) {
    Optional<String> account = Optional.of(line.param(0)).filter(each -> !each.equals("*"))
        .map(casemapping::fold);
    attendance.loggedIn(nick(line), account);
    if (account.isPresent()) {
      ear.hear(new Incoming.Came(settings.name(),
          new Speaker(settings.name(), account, line.nick())));
    }
  }

  /** The names of the room ended, so the server has let us in and told all it had to. */
  private void in(Room room) {
    rejoinAt.remove(room);
    if (listsAccounts && settings.identity() == Identity.ACCOUNT) {
      attendance.asks(room);
    }
    rooms.back(room, clock.instant());
  }

  private void parted(IrcLine line) {
    if (ours(line.nick())) {
      named(line.param(0)).ifPresent(room -> out(room, "the bot was made to leave"));
    } else {
      named(line.param(0)).ifPresent(room -> attendance.leftRoom(room, nick(line)));
    }
  }

  private void kicked(IrcLine line) {
    if (ours(line.param(1))) {
      named(line.param(0)).ifPresent(room -> out(room, "kicked by " + line.nick()));
    } else {
      named(line.param(0))
          .ifPresent(room -> attendance.leftRoom(room, casemapping.fold(line.param(1))));
    }
  }

  private void out(Room room, String why) {
    rooms.lost(room, clock.instant(), why);
    attendance.lost(room);
    mouth.refused(target -> target.equals(room.name()), why);
    rejoinLater(room);
  }

  private void refused(IrcLine line) {
    String why = "the server refused it: " + line.last();
    mouth.refused(target -> casemapping.same(target, line.param(1)), why);
    Optional<Room> room = named(line.param(1));
    if (line.command().equals("442")) {
      room.ifPresent(each -> out(each, why));
    } else if (line.command().equals("403")) {
      keptOut(line);
    }
  }

  private void keptOut(IrcLine line) {
    named(line.param(1)).filter(room -> !rooms.hears(room)).ifPresent(room -> {
      ear.hear(new Incoming.Trouble(settings.name(), clock.instant(), room.name()
          + " does not let us in: " + line.last()));
      rejoinLater(room);
    });
  }

  private void rejoinLater(Room room) {
    Backoff backoff = rejoins.get(room);
    if (backoff != null) {
      rejoinAt.put(room, clock.instant().plus(backoff.next()));
    }
  }

  private void said(IrcLine line) {
    String text = line.last();
    boolean plain = !text.startsWith("\u0001") && line.params().size() == 2;
    boolean bot = BOT_TAGS.stream().anyMatch(line.tags()::containsKey);
    if (!plain || bot || ours(line.nick()) || !line.source().contains("!")) {
      return;
    }
    if (ours(line.param(0))) {
      ear.hear(new Incoming.Asked(settings.name(), speaker(line), text));
    } else {
      named(line.param(0)).filter(room -> !replay.replays(room.name(), line))
          .filter(rooms::hears).ifPresent(room -> ear.hear(said(room, line)));
    }
  }

  private Incoming.Said said(Room room, IrcLine line) {
    Instant at = Replay.time(line).orElseGet(clock::instant);
    Speaker by = speaker(line);
    String who = by.account().orElse(line.source());
    return new Incoming.Said(room, by, line.last(), at, MessageId.of(line, who, at).text());
  }

  /** The account is that of this very line; nothing is remembered, a logout counts at once. */
  private Speaker speaker(IrcLine line) {
    Optional<String> account = settings.identity() == Identity.NICK
        ? Optional.of(line.nick())
        : line.tag(Registration.ACCOUNT_TAG_KEY);
    return new Speaker(settings.name(), account.map(casemapping::fold), line.nick());
  }

  private Optional<Room> named(String channel) {
    return rooms.named(channel, casemapping);
  }

  private String nick(IrcLine line) {
    return casemapping.fold(line.nick());
  }

  private boolean ours(String other) {
    return casemapping.same(nick, other);
  }
}
