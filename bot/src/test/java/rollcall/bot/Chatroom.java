package rollcall.bot;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import rollcall.bot.gateway.ChatGateway;
import rollcall.bot.gateway.Identity;
import rollcall.bot.gateway.Incoming;
import rollcall.bot.gateway.Room;
import rollcall.bot.gateway.Sighting;
import rollcall.bot.gateway.Speaker;
import rollcall.bot.gateway.Unsaid;
import rollcall.bot.gateway.Urgency;

/**
 * A chat network in memory: it keeps what the bot says, and can go away, refuse, or not confirm.
 */
final class Chatroom implements ChatGateway {
  static final String NETWORK = "test";

  /** What becomes of a line of the bot. */
  enum Mood {
    /** It is taken. */
    TAKES,
    /** It is refused, though the room is heard: the channel is moderated. */
    REFUSES,
    /** It is shown, and the word that it was is lost. */
    CONFIRMS_NOTHING
  }

  private final InstantSource clock;
  private final List<Room> rooms;
  private final List<String> said = new ArrayList<>();
  private Optional<Instant> lost = Optional.empty();
  private final Map<String, Sighting> sightings = new HashMap<>();
  private Mood mood = Mood.TAKES;
  private int refused;
  private int messages;
  private @Nullable Consumer<Incoming> ear;

  Chatroom(InstantSource clock, List<String> rooms) {
    this.clock = clock;
    this.rooms = rooms.stream().map(name -> new Room(NETWORK, name)).toList();
  }

  void says(String who, Optional<String> account, String room, String text, Instant at) {
    var speaker = new Speaker(NETWORK, account, who);
    var id = "m" + ++messages;
    hears(new Incoming.Said(new Room(NETWORK, room), speaker, text, at, id));
  }

  void whispers(String who, String text) {
    hears(new Incoming.Asked(NETWORK, new Speaker(NETWORK, Optional.of(who), who), text));
  }

  /** The network does not take what somebody says for theirs. */
  void doesNotBelieve(String who, String why) {
    hears(new Incoming.Refused(rooms.getFirst(), new Speaker(NETWORK, Optional.empty(), who), why));
  }

  void goesAway() {
    synchronized (this) {
      lost = Optional.of(clock.instant());
    }
    rooms.forEach(room -> hears(new Incoming.Lost(room, clock.instant(), "network")));
  }

  void comesBack() {
    var since = lost;
    synchronized (this) {
      lost = Optional.empty();
    }
    rooms.forEach(room -> hears(new Incoming.Back(room, since, clock.instant())));
  }

  synchronized void shows(String account, Sighting sighting) {
    sightings.put(account, sighting);
  }

  synchronized void is(Mood next) {
    mood = next;
  }

  private void hears(Incoming incoming) {
    var listener = ear;
    if (listener != null) {
      listener.accept(incoming);
    }
  }

  /** Whether nothing more will be said while it is as it is. */
  synchronized boolean isStuck() {
    return lost.isPresent() || (mood == Mood.CONFIRMS_NOTHING && !said.isEmpty())
        || (mood == Mood.REFUSES && refused > 0);
  }

  /** How often a line was refused. */
  synchronized int refused() {
    return refused;
  }

  /** What was said since this was last asked, the other rooms last: each speaks for itself. */
  synchronized List<String> takeSaid() {
    var all = said.stream()
        .sorted(Comparator.comparing((String line) -> line.startsWith("< rc in "))).toList();
    said.clear();
    return all;
  }

  @Override
  public String network() {
    return NETWORK;
  }

  @Override
  public Identity identity() {
    return Identity.ACCOUNT;
  }

  @Override
  public List<Room> rooms() {
    return rooms;
  }

  @Override
  public String canonical(String account) {
    return account.toLowerCase(Locale.ROOT);
  }

  @Override
  public void start(Consumer<Incoming> listener) {
    ear = listener;
    rooms.forEach(
        room -> listener.accept(new Incoming.Back(room, Optional.empty(), clock.instant())));
  }

  @Override
  public synchronized Sighting sighting(Room room, String account) {
    return lost.isPresent()
        ? new Sighting.Unknown()
        : sightings.getOrDefault(account, new Sighting.Unknown());
  }

  @Override
  public synchronized Optional<Instant> provenAt(Room room) {
    return lost.isPresent() ? Optional.empty() : Optional.of(clock.instant());
  }

  @Override
  public synchronized CompletableFuture<Instant> say(Room room, List<String> lines,
      Urgency urgency) {
    if (lines.isEmpty() || lines.size() > MAX_LINES) {
      throw new IllegalArgumentException(lines.size() + " lines");
    }
    if (lost.isPresent() || mood == Mood.REFUSES) {
      refused++;
      return CompletableFuture.failedFuture(new Unsaid("not taken"));
    }
    var where = room.equals(rooms.getFirst()) ? "< rc: " : "< rc in " + room.name() + ": ";
    lines.forEach(line -> said.add(where + line));
    return mood == Mood.TAKES
        ? CompletableFuture.completedFuture(clock.instant())
        : new CompletableFuture<>();
  }

  @Override
  public synchronized CompletableFuture<Instant> tell(String account, List<String> lines) {
    lines.forEach(line -> said.add("< rc -> " + account + ": " + line));
    return CompletableFuture.completedFuture(clock.instant());
  }

  @Override
  public CompletableFuture<Instant> answer(Incoming.Asked asked, String line) {
    return tell(asked.by().shown(), List.of(line));
  }

  @Override
  public void close() {
    ear = null;
  }
}
