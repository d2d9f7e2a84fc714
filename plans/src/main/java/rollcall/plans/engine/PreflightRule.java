package rollcall.plans.engine;

import static rollcall.plans.engine.Decision.refuses;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rollcall.plans.run.Course;
import rollcall.plans.run.Preflight;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;
import rollcall.plans.site.Site;

/**
 * {@code preflight}: the hosts are looked at, for the way there and the ways back. By itself when
 * the run is opened or amended, when the roll is called, and with the word that starts it. A
 * rehearsal reaches no host.
 */
final class PreflightRule {
  /** What was seen so lately still holds when the run is started. */
  private static final Duration HOLDS = Duration.ofMinutes(10);
  /** A look that has not ended by then is not waited for. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private PreflightRule() {}

  static Decision decide(Case at) {
    var last = last(at.state());
    var since = last.ordered().filter(t -> last.underWay() && t.plus(PATIENCE).isAfter(at.now()));
    if (since.isPresent()) {
      return refuses(new Rejection.LookedAtNow(since.get()));
    }
    return begun(at.state(), at.moment().site()).map(Decision::does)
        .orElseGet(() -> refuses(new Rejection.NoHostNeeded()));
  }

  /** For who starts the run, where what was seen is old. */
  static Optional<RunEvent> again(Case at) {
    return last(at.state()).ordered().filter(t -> t.plus(HOLDS).isAfter(at.now())).isPresent()
        ? Optional.empty()
        : begun(at.state(), at.moment().site());
  }

  /** What is under way finds out by itself; with another plan it is looked at anew. */
  static Optional<Due> due(RunState state, Moment moment) {
    return switch (state.course()) {
      case Course.Open _ -> due(state, state.plan().schedule().plannedStart(), moment);
      case Course.Forward f -> due(state, Optional.of(f.s()), moment);
      case Course.Back _,Course.Ended _ -> Optional.empty();
    };
  }

  private static Optional<Due> due(RunState state, Optional<Instant> s, Moment moment) {
    var last = last(state).ordered();
    if (last.isEmpty()) {
      return begun(state, moment.site()).map(event -> Due.now(List.of(event)));
    }
    var schedule = state.plan().schedule();
    return s.filter(moment.now()::isBefore).filter(_ -> schedule.callsRoll())
        .map(schedule::rollCall).filter(last.get()::isBefore)
        .flatMap(at -> moment.now().isBefore(at)
            ? Optional.of(Due.look(at))
            : begun(state, moment.site()).map(event -> Due.at(at, event)));
  }

  private static Optional<RunEvent> begun(RunState state, Site site) {
    if (state.opening().rehearsal() || state.opening().digest().isEmpty()) {
      return Optional.empty();
    }
    var hosts = (int) Visit.of(state, site).stream().map(Visit::host).distinct().count();
    return hosts == 0 ? Optional.empty() : Optional.of(new RunEvent.PreflightBegun(hosts));
  }

  private static Preflight last(RunState state) {
    return state.facts().ground().preflight();
  }
}
