package rollcall.plans.engine;

import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.plans.model.Sha256;
import rollcall.plans.model.HostName;
import rollcall.plans.model.Plan;
import rollcall.plans.model.Step;
import rollcall.plans.model.Work;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.RunState;
import rollcall.plans.site.Site;

/**
 * What an approval covers: revision, environment, values, owners, and every command forward and
 * fallback with its host, address and user. Any change gives another digest, and so voids it.
 */
final class Approval {
  /** Hex digits that are said and typed: 64 bits. */
  static final int DIGITS = 16;

  /** Empty where the plan has no command. */
  static String digest(Plan plan, Site site) {
    var commands = plan.steps().flatMap(s -> commands(s, site)).toList();
    return commands.isEmpty() ? "" : Sha256.of(lines(plan, commands.stream())).substring(0, DIGITS);
  }

  /** Empty where the run's commands may start. */
  static Optional<Rejection> refusal(Case at) {
    var opening = at.state().opening();
    var digest = digest(at.plan(), at.moment().site());
    var valid = digest.equals(opening.digest()) ? at.state().facts().approvals().size() : 0;
    return valid >= opening.approvals()
        ? Optional.empty()
        : Optional.of(
            new Rejection.NotApproved(digest, opening.approvals() - valid, Rights.approvers(at)));
  }

  /** Whether what was approved, or is to be, is still what would run. */
  static boolean holds(RunState state, Site site) {
    return digest(state.plan(), site).equals(state.opening().digest());
  }

  private static String lines(Plan plan, Stream<String> commands) {
    var values = new TreeMap<>(plan.variables()).entrySet().stream()
        .map(v -> v.getKey() + "=" + v.getValue().value());
    var owners = plan.steps().map(s -> s.id() + ":" + s.owners().people());
    var head = Stream.of(plan.title().revision().value(), plan.environment().value());
    return Stream.of(head, values, owners, commands).flatMap(s -> s)
        .collect(Collectors.joining("\n"));
  }

  private static Stream<String> commands(Step step, Site site) {
    var own = switch (step.work()) {
      case Work.Command c -> commands(step.id().value(), c, site);
      case Work.ByHand _,Work.Gate _,Work.Milestone _,Work.Parts _,Work.Unbuilt _ ->
        Stream.<String>of();
    };
    var checks = step.terms().checks().stream().flatMap(check -> check.command().stream()
        .flatMap(c -> commands(step.id() + " check " + check.letter(), c, site)));
    return Stream.concat(own, checks);
  }

  private static Stream<String> commands(String whose, Work.Command command, Site site) {
    return command.hosts().stream()
        .map(h -> String.join("\t", whose, target(h, command, site), command.text()));
  }

  private static String target(HostName name, Work.Command command, Site site) {
    return site.inventory().find(name)
        .map(h -> name + "\t" + h.address() + ":" + h.port() + "\t" + command.as().orElse(h.user())
            + "\t" + h.hostKey())
        .orElse(name + "\tnot in the inventory");
  }
}
