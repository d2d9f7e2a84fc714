package rollcall.bot.execution;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.bot.desk.Decided;
import rollcall.bot.desk.Follower;
import rollcall.bot.desk.ReleaseDesk;
import rollcall.bot.journal.JournalException;
import rollcall.plans.engine.Fitness;
import rollcall.plans.engine.Input;
import rollcall.plans.engine.Visit;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;
import rollcall.plans.run.UnfitHost;
import rollcall.plans.site.Site;

/**
 * Looks at the hosts that a run is going to need, when that was ordered; runs nothing on them. What
 * was under way when the bot went away is looked at again.
 */
public final class Lookout implements Follower {
  /** More reasons than people read; an entry has to hold them. */
  private static final int MOST_UNFIT = 1_000;
  private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);

  private final ReleaseDesk desk;
  private final Executor hosts;
  private final Supplier<Site> site;
  private final Function<String, Path> keys;

  /** {@code keys} finds the file of a private key that the inventory names. */
  public Lookout(ReleaseDesk desk, Executor hosts, Supplier<Site> site,
      Function<String, Path> keys) {
    this.desk = desk;
    this.hosts = hosts;
    this.site = site;
    this.keys = keys;
  }

  @Override
  public void committed(Decided decided) {
    if (decided.entries().stream().anyMatch(e -> e.event() instanceof RunEvent.PreflightBegun)) {
      look(decided.last());
    }
  }

  @Override
  public void resumed(RunState state) {
    if (!state.course().ended() && state.facts().ground().preflight().underWay()) {
      look(state);
    }
  }

  private void look(RunState state) {
    var visits = Visit.of(state, site.get());
    var seen = visits.stream().map(visit -> pay(visit, hosts, site.get(), keys)
        .thenApply(visit::unfit)).toList();
    var _ = CompletableFuture.allOf(seen.toArray(CompletableFuture[]::new)).thenRunAsync(
        () -> tell(state, hosts(visits), seen.stream()
            .flatMap(found -> found.join().stream()).limit(MOST_UNFIT).toList()),
        Thread::startVirtualThread);
  }

  /** Completes, on some other thread, with what is seen there. */
  public static CompletableFuture<Fitness> pay(Visit visit, Executor hosts, Site site,
      Function<String, Path> keys) {
    var seen = new CompletableFuture<Fitness>();
    site.inventory().find(visit.host()).ifPresentOrElse(
        host -> hosts.look(Target.of(host, visit.user(), site, keys),
            List.copyOf(visit.programs().keySet()), seen::complete),
        () -> seen.complete(new Fitness.Unfit("it is not in the inventory")));
    return seen;
  }

  private static int hosts(List<Visit> visits) {
    return (int) visits.stream().map(Visit::host).distinct().count();
  }

  private void tell(RunState state, int hosts, List<UnfitHost> unfit) {
    var look = state.facts().ground().preflight().look();
    try {
      desk.submit(state.id(),
          new Input.Saw(new RunEvent.PreflightEnded(look, hosts, unfit)));
    } catch (JournalException e) {
      LOG.error("seen and not recorded: {} of {} hosts are not fit: {}", unfit.size(), hosts,
          e.getMessage());
    }
  }
}
