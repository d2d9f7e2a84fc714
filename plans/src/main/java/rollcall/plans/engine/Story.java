package rollcall.plans.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Entry;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;

/**
 * The entries of one decision as they are told, with the state after each. All carry one instant.
 */
final class Story {
  /** The most that follows from one input: more is a bug, and stops here. */
  static final int MOST_ENTRIES = 20_000;
  private final Moment moment;
  private final List<Entry> entries = new ArrayList<>();
  private RunState state;

  Story(RunState state, Moment moment) {
    this.state = state;
    this.moment = new Moment(later(state.at(), moment.now()), moment.site(), moment.others());
  }

  /** A record's time never goes back, even where the clock does. */
  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  void tell(Actor by, List<RunEvent> events) {
    for (var event : events) {
      var entry = new Entry(state.number() + 1, moment.now(), by, event);
      entries.add(entry);
      state = state.apply(entry);
    }
  }

  /** Tells what is due, the earliest first, until nothing is. */
  Story settle() {
    for (var due = due(); due.isPresent() && entries.size() < MOST_ENTRIES; due = due()) {
      tell(new Actor.Bot(), due.get().events());
    }
    return this;
  }

  private Optional<Due> due() {
    return Agenda.of(state, moment).first(moment.now());
  }

  Moment moment() {
    return moment;
  }

  RunState state() {
    return state;
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }
}
