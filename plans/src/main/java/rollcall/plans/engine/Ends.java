package rollcall.plans.engine;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.plans.model.CheckLetter;
import rollcall.plans.model.HostName;
import rollcall.plans.model.Work;
import rollcall.plans.run.Match;
import rollcall.plans.run.OnHost;
import rollcall.plans.run.StepRun;

/** How the starts of one command went so far, of a step's own or of one that looks at a check. */
record Ends(Map<HostName, OnHost> hosts, Optional<Work.Command> command) {

  static Ends of(StepRun step, Optional<CheckLetter> check) {
    return new Ends(step.starts().of(check), step.command(check));
  }

  boolean isGoing() {
    return hosts.values().stream().anyMatch(h -> !h.ended());
  }

  /** To be stopped, and no host that has not ended can be asked: which. */
  Optional<String> stopInDoubt() {
    return isGoing() && hosts.values().stream().filter(h -> !h.ended())
        .allMatch(h -> h instanceof OnHost.Unseen u && u.stopping())
            ? Optional
                .of("not confirmed that it stopped: " + names(OnHost.Unseen.class::isInstance))
            : Optional.empty();
  }

  /** Began somewhere, and how it ended cannot be found out. */
  Optional<String> lost() {
    return some(OnHost.Lost.class::isInstance).map(where -> "lost sight of it on " + where);
  }

  boolean wasStopped() {
    return hosts.values().stream()
        .anyMatch(h -> h instanceof OnHost.Killed || h instanceof OnHost.Cancelled);
  }

  /** What was bad, host by host. */
  Optional<String> failure() {
    return Optional.of(hosts.entrySet().stream().flatMap(e -> switch (e.getValue()) {
      case OnHost.Exited x when !accepts(x) ->
        Stream.of("exit " + x.status() + " on " + e.getKey());
      case OnHost.Exited x when x.output() == Match.NOT_MATCHED ->
        Stream.of("output does not match on " + e.getKey());
      case OnHost.NotStarted n -> Stream.of("not started on " + e.getKey() + ": " + n.why());
      case OnHost _ -> Stream.<String>of();
    }).collect(Collectors.joining(", "))).filter(why -> !why.isEmpty());
  }

  /** Ended as it should, but what it said is not known whole. */
  Optional<String> unclear() {
    return some(h -> h instanceof OnHost.Exited x && x.output() == Match.UNKNOWN)
        .map(where -> "its output was cut short on " + where + ", whether it matches is not known");
  }

  /** A stop is ordered, and not confirmed everywhere. */
  boolean isStopping() {
    return hosts.values().stream().anyMatch(OnHost::stopping);
  }

  /** All that began has ended as it should. */
  boolean isWell() {
    return hosts.values().stream().allMatch(this::isWell);
  }

  private boolean isWell(OnHost now) {
    return command.filter(c -> now.isWell(c.expected())).isPresent();
  }

  private boolean accepts(OnHost.Exited ended) {
    return command.filter(c -> c.expected().accepts(ended.status())).isPresent();
  }

  /** It ended well before the stop reached it; the hosts that are left are not begun. */
  boolean stopWasOrdered() {
    return hosts.values().stream().anyMatch(h -> h instanceof OnHost.Exited e && e.stopOrdered());
  }

  /** Begun on every host. */
  boolean isWhole() {
    return command.filter(c -> hosts.keySet().containsAll(c.hosts())).isPresent();
  }

  private Optional<String> some(Predicate<OnHost> which) {
    return Optional.of(names(which)).filter(names -> !names.isEmpty());
  }

  private String names(Predicate<OnHost> which) {
    return hosts.entrySet().stream().filter(e -> which.test(e.getValue()))
        .map(e -> e.getKey().value()).collect(Collectors.joining(", "));
  }
}
