package rollcall.bot.gateway.irc;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import rollcall.bot.gateway.Incoming;
import rollcall.bot.gateway.Room;

/** Which rooms are heard, over all connections: tells each loss and each return once. */
final class Rooms {
  private sealed interface State {
    record Never() implements State {}

    record Heard() implements State {}

    record Lost(Instant since) implements State {}
  }

  private final Map<Room, State> states = new ConcurrentHashMap<>();
  private final List<Room> all;
  private final Consumer<Incoming> ear;

  Rooms(List<Room> all, Consumer<Incoming> ear) {
    this.all = List.copyOf(all);
    this.ear = ear;
    all.forEach(room -> states.put(room, new State.Never()));
  }

  List<Room> all() {
    return all;
  }

  /** The room of a channel as the network spells it. */
  Optional<Room> named(String channel, Casemapping casemapping) {
    return all.stream().filter(room -> casemapping.same(room.name(), channel)).findFirst();
  }

  boolean hears(Room room) {
    return states.get(room) instanceof State.Heard;
  }

  List<Room> heard() {
    return all.stream().filter(this::hears).toList();
  }

  synchronized void back(Room room, Instant at) {
    switch (states.getOrDefault(room, new State.Never())) {
      case State.Never() -> heard(room, Optional.empty(), at);
      case State.Lost(Instant since) -> heard(room, Optional.of(since), at);
      case State.Heard() -> {
      }
    }
  }

  synchronized void lost(Room room, Instant since, String why) {
    if (hears(room)) {
      states.put(room, new State.Lost(since));
      ear.accept(new Incoming.Lost(room, since, why));
    }
  }

  private void heard(Room room, Optional<Instant> lostAt, Instant at) {
    states.put(room, new State.Heard());
    ear.accept(new Incoming.Back(room, lostAt, at));
  }
}
