package rollcall.bot.gateway;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.bot.desk.Decided;
import rollcall.bot.desk.Follower;
import rollcall.bot.journal.Journal;
import rollcall.bot.journal.Journal.Placed;
import rollcall.commands.reply.Headlines;
import rollcall.commands.reply.Telling;
import rollcall.commands.reply.Told;
import rollcall.plans.run.Entry;
import rollcall.plans.run.Opening;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunId;
import rollcall.plans.run.RunState;

/**
 * What is to be said, room by room, in the order of the journal. A text is made when it is said;
 * the durable part is one number a room: the last line of the journal that the network took. What
 * may have been said before a fault is said again, marked.
 */
public final class Outbox implements Follower, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  private final Journal journal;
  private final Telling telling;
  private final Headlines headlines;
  private final Names names;
  private final Map<Room, Speech> rooms = new ConcurrentHashMap<>();

  /** {@code gateways} is every network by its name. */
  public Outbox(Journal journal, Telling telling, Headlines headlines, Names names,
      Map<String, ChatGateway> gateways) {
    this.journal = journal;
    this.telling = telling;
    this.headlines = headlines;
    this.names = names;
    gateways.values().forEach(g -> g.rooms().forEach(room -> rooms.put(room, new Speech(g, room))));
  }

  @Override
  public void committed(Decided decided) {
    var room = room(decided.last().opening().channel());
    var told = told(decided.before(), decided.entries());
    speech(room).ifPresent(speech -> speech.say(new Speech.Piece(() -> lines(told, head(decided)),
        urgency(decided), Optional.of(() -> said(room, decided)), false)));
    if (!headlines.of(told).isEmpty()) {
      quiet(decided.last()).forEach(quiet -> speech(quiet).ifPresent(speech -> speech
          .say(new Speech.Piece(() -> headlines(told), Urgency.CALL,
              Optional.of(() -> said(quiet, decided)), false))));
    }
  }

  private static Stream<Room> quiet(RunState state) {
    return state.opening().quiet().stream().map(Outbox::room);
  }

  private List<Speech.Lines> headlines(List<Told> told) {
    return List.of(new Speech.Lines(Optional.empty(), headlines.of(told)));
  }

  /** Whether the bot can speak there. */
  public boolean reaches(Opening.Channel channel) {
    return rooms.containsKey(room(channel));
  }

  /** The journal says where each run stands; see {@link #catchUp}. */
  @Override
  public void resumed(RunState state) {}

  /**
   * Says again, marked, what may not have been said before the bot went away. Once, at the start.
   */
  public void catchUp(Map<RunId, List<Placed>> runs) {
    var cursors = journal.cursors();
    runs.values().forEach(placed -> {
      var opening = ((RunEvent.Opened) placed.getFirst().entry().event()).opening();
      var room = room(opening.channel());
      Optional.ofNullable(cursors.get(room.toString())).ifPresent(
          said -> catchUp(room, placed, said, this::lines));
      var now = RunState.replay(placed.stream().map(Placed::entry).toList());
      quiet(now).forEach(quiet -> Optional
          .ofNullable(cursors.get(quiet.toString())).ifPresent(
              said -> catchUp(quiet, placed, said, (told, _) -> headlines(told))));
    });
  }

  /** What one decision is in a room. */
  private interface Wording {
    List<Speech.Lines> of(List<Told> told, Optional<String> head);
  }

  private void catchUp(Room room, List<Placed> placed, long said, Wording wording) {
    var state = RunState.of(placed.getFirst().entry());
    for (int from = 0; from < placed.size();) {
      int to = decisionEnd(placed, from);
      var entries = placed.subList(from, to).stream().map(Placed::entry).toList();
      var told = told(state, entries);
      var last = placed.get(to - 1).head();
      if (last.position() > said) {
        speech(room).ifPresent(
            s -> s.say(new Speech.Piece(() -> wording.of(told, Optional.of(last.toString())),
                Urgency.CALL,
                Optional.of(() -> journal.moveCursor(room.toString(), last.position())), true)));
      }
      state = told.getLast().after();
      from = to;
    }
  }

  /** Entries of one decision carry one instant. */
  private static int decisionEnd(List<Placed> placed, int from) {
    Instant at = placed.get(from).entry().at();
    int to = from + 1;
    while (to < placed.size() && placed.get(to).entry().at().equals(at)) {
      to++;
    }
    return to;
  }

  private static List<Told> told(RunState before, List<Entry> entries) {
    if (!(entries.getFirst().event() instanceof RunEvent.Opened)) {
      return Told.from(before, entries);
    }
    var told = new ArrayList<Told>();
    told.add(Told.opening(entries.getFirst()));
    told.addAll(Told.from(RunState.of(entries.getFirst()), entries.subList(1, entries.size())));
    return told;
  }

  /** Answers in a room; lost where the room is not heard, as the question was not the run's. */
  public void answer(Room room, List<String> lines, Urgency urgency) {
    speech(room).ifPresent(
        s -> s.say(new Speech.Piece(() -> List.of(new Speech.Lines(Optional.empty(), lines)),
            urgency, Optional.empty(), false)));
  }

  /** The room is heard again: what was not taken is said again. */
  public void heardAgain(Room room) {
    speech(room).ifPresent(Speech::goOn);
  }

  /** Whether all that is to be said has been said. */
  public boolean isQuiet() {
    return rooms.values().stream().allMatch(Speech::isQuiet);
  }

  private List<Speech.Lines> lines(List<Told> told, Optional<String> head) {
    return telling.of(told, head).stream().flatMap(m -> names.addressed(m, told).stream()).toList();
  }

  private static Optional<String> head(Decided decided) {
    return Optional.of(decided.placed().getLast().head().toString());
  }

  private static Urgency urgency(Decided decided) {
    return decided.entries().stream().allMatch(e -> e.event() instanceof RunEvent.Rejected)
        ? Urgency.ANSWER
        : Urgency.CALL;
  }

  private void said(Room room, Decided decided) {
    journal.moveCursor(room.toString(), decided.placed().getLast().head().position());
  }

  private Optional<Speech> speech(Room room) {
    var speech = Optional.ofNullable(rooms.get(room));
    if (speech.isEmpty()) {
      LOG.warn("{} is no room of the configuration: nothing can be said there", room);
    }
    return speech;
  }

  static Room room(Opening.Channel channel) {
    return new Room(channel.network(), channel.name());
  }

  @Override
  public void close() {
    rooms.values().forEach(Speech::close);
  }
}
