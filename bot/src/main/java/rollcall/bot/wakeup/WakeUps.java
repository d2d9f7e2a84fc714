package rollcall.bot.wakeup;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.bot.desk.Decided;
import rollcall.bot.desk.Follower;
import rollcall.bot.desk.ReleaseDesk;
import rollcall.bot.journal.JournalException;
import rollcall.plans.engine.Agenda;
import rollcall.plans.engine.Input;
import rollcall.plans.run.RunId;
import rollcall.plans.run.RunState;

/** Looks at each run again when its agenda says so, and at the latest every half minute. */
public final class WakeUps implements Follower, AutoCloseable {
  /** A clock may be set, or a machine sleep: no wait is longer. */
  static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Logger LOG = LoggerFactory.getLogger(WakeUps.class);

  private final ReleaseDesk desk;
  private final InstantSource clock;
  private final ScheduledExecutorService timer = Executors
      .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("wake-up").daemon().factory());
  private final Map<RunId, ScheduledFuture<?>> waiting = new HashMap<>();

  public WakeUps(ReleaseDesk desk, InstantSource clock) {
    this.desk = desk;
    this.clock = clock;
  }

  @Override
  public void committed(Decided decided) {
    look(decided.last());
  }

  @Override
  public void resumed(RunState state) {
    look(state);
  }

  private void look(RunState state) {
    look(state, wait(state));
  }

  private synchronized void look(RunState state, Duration wait) {
    var earlier = waiting.remove(state.id());
    if (earlier != null) {
      earlier.cancel(false);
    }
    if (!state.course().ended() && !timer.isShutdown()) {
      waiting.put(state.id(),
          timer.schedule(() -> wake(state.id()), wait.toNanos(), TimeUnit.NANOSECONDS));
    }
  }

  private Duration wait(RunState state) {
    var now = clock.instant();
    var next = Agenda.of(state, desk.moment()).items().stream()
        .map(due -> due.at().isBefore(now) ? now : due.at()).min(Instant::compareTo);
    return next.map(at -> Duration.between(now, at)).filter(d -> d.compareTo(LONGEST) < 0)
        .orElse(LONGEST);
  }

  private void wake(RunId run) {
    try {
      desk.submit(run, new Input.TimeCame());
      desk.state(run).ifPresent(this::look);
    } catch (JournalException e) {
      LOG.error("run {} could not be looked at: {}", run, e.getMessage());
      desk.state(run).ifPresent(state -> look(state, LONGEST));
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
