package rollcall.plans.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import rollcall.plans.model.HostName;
import rollcall.plans.model.Plan;
import rollcall.plans.model.Step;
import rollcall.plans.model.StepId;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepStatus;
import rollcall.plans.run.UnfitHost;
import rollcall.plans.site.Inventory;
import rollcall.plans.site.Site;

/**
 * One host that is going to be needed, as the user that commands run as there: for which steps,
 * which of them no permit covers, and with which programs their commands begin. Of a command its
 * first word counts, where that is a plain one; what else it calls only running it would tell.
 */
public record Visit(HostName host, String user, List<StepId> steps, List<StepId> unpermitted,
    SequencedMap<String, List<StepId>> programs) {
  /** With less room in the home, in MiB, a host is not fit: what commands say is kept there. */
  public static final long LEAST_ROOM = 256;
  /** The most steps that are named for one host: an entry has to hold all of them. */
  static final int MOST_STEPS = 30;
  /** The most programs that are asked for on one host. */
  static final int MOST_PROGRAMS = 200;

  /** For nothing in particular: whether the host lets its user of the inventory in. */
  public static Visit of(Inventory.Host host) {
    return new Visit(host.name(), host.user(), List.of(), List.of(), new LinkedHashMap<>());
  }

  /** What a run has still to do, each way back among it. */
  public static List<Visit> of(RunState state, Site site) {
    var open = state.plan().walked().filter(step -> isToCome(step, state));
    return new Visits(state.plan(), Commands.values(state), site).of(open);
  }

  /** All that a run of {@code plan} could do. */
  public static List<Visit> of(Plan plan, Site site) {
    return new Visits(plan, Commands.values(plan), site).of(plan.walked());
  }

  private static boolean isToCome(Step step, RunState state) {
    var run = state.step(step.id());
    return !run.settled() && !(run.status() instanceof StepStatus.Closed);
  }

  /** What stands in the way by what was seen, with its first steps; nothing where it is fit. */
  public List<UnfitHost> unfit(Fitness seen) {
    var found = new ArrayList<UnfitHost>();
    if (!unpermitted.isEmpty()) {
      found.add(new UnfitHost(host, unpermitted, "no permit covers the command"));
    }
    switch (seen) {
      case Fitness.Unfit(String why) -> found.add(new UnfitHost(host, steps, why));
      case Fitness.Fit fit -> lacking(fit).forEach(found::add);
    }
    return found.stream().map(u -> new UnfitHost(u.host(),
        u.steps().subList(0, Math.min(MOST_STEPS, u.steps().size())), u.why())).toList();
  }

  private Stream<UnfitHost> lacking(Fitness.Fit fit) {
    var absent = programs.entrySet().stream().filter(p -> fit.absent().contains(p.getKey()))
        .map(p -> new UnfitHost(host, p.getValue(), "it has no " + p.getKey()));
    return fit.freeMebibytes() >= LEAST_ROOM
        ? absent
        : Stream.concat(absent, Stream.of(new UnfitHost(host, steps,
            "only " + fit.freeMebibytes() + " MiB are free where its home is")));
  }
}
