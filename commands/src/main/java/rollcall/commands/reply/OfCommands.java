package rollcall.commands.reply;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.plans.run.ExecutionId;
import rollcall.plans.run.Match;
import rollcall.plans.run.OnHost;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunEvent.OfWork;
import rollcall.plans.run.StepRun;

/** What is said of a command on one host, where the step's own outcome does not say it. */
final class OfCommands {
  private OfCommands() {}

  static List<Message> of(OfWork event, Scene scene) {
    if (scene.decision().stream().anyMatch(t -> saysAll(t.entry().event(), event))) {
      return List.of();
    }
    return switch (event) {
      case RunEvent.WorkEnded e when e.exit() != 0 || !output(e.output()).isEmpty() ->
        said(event, "exit " + e.exit() + output(e.output()), scene);
      case RunEvent.WorkKilled e -> said(event, killed(e.left()), scene);
      case RunEvent.WorkCancelled _ -> said(event, "never ran and never will", scene);
      case RunEvent.WorkNotStarted e -> said(event, "not started: " + e.why(), scene);
      case RunEvent.WorkLost e -> said(event,
          "began, and I do not know how it ended: " + e.known(), scene);
      case RunEvent.WorkUnseen e -> said(event,
          "I cannot see it (" + e.why() + "); it may be running", scene);
      case RunEvent.StopOrdered _ -> stopping(event, scene);
      case RunEvent.WorkEnded _,RunEvent.WorkBegun _,RunEvent.WorkPlaced _,RunEvent.WorkOrdered _ ->
        List.of();
    };
  }

  private static boolean saysAll(RunEvent other, OfWork event) {
    var step = event.execution().step();
    return switch (other) {
      case RunEvent.StepFailed e -> e.step().equals(step);
      case RunEvent.StepStopped e -> e.step().equals(step);
      case RunEvent.StepUnknown e -> e.step().equals(step);
      case RunEvent.StepDone e -> e.step().equals(step) && isPlainEnd(event);
      case RunEvent _ -> false;
    };
  }

  private static boolean isPlainEnd(OfWork event) {
    return event instanceof RunEvent.WorkEnded
        || (event instanceof RunEvent.WorkKilled k && k.left().isEmpty());
  }

  private static String killed(String left) {
    return left.isEmpty() ? "killed" : "killed, but not all of it: " + left;
  }

  private static List<Message> said(OfWork event, String what, Scene scene) {
    var now = scene.after();
    var step = event.execution().step();
    var going = now.state().step(step).hostsWithoutEnd().count();
    return List.of(now.everyone(Line.of("{} on {}: {}.", subject(event.execution(), now),
        new Line.Cut(event.execution().host().value()), new Line.Cut(what))
        .also(going == 0 ? "" : going + " without a known end.")));
  }

  /** {@code 7}, or {@code 7d} where it looks at a check. */
  static String subject(ExecutionId execution, Sight now) {
    return execution.check().map(c -> now.check(execution.step(), c))
        .orElseGet(() -> now.number(execution.step()));
  }

  /** What is to be said of its output beside its exit status. */
  static String output(Match output) {
    return switch (output) {
      case NOT_ASKED, MATCHED -> "";
      case NOT_MATCHED -> ", output does not match";
      case UNKNOWN -> ", output cut short";
    };
  }

  /** All hosts' stops of one decision are said in one line, at the first. */
  private static List<Message> stopping(OfWork event, Scene scene) {
    var now = scene.after();
    var step = event.execution().step();
    var stops = scene.beside(RunEvent.StopOrdered.class)
        .filter(s -> s.execution().step().equals(step)).toList();
    return stops.getFirst().equals(event)
        ? List.of(now.everyone(Line.of(
            "{} {}: its command is being stopped on {}. I say when it is known to have ended.",
            now.number(step), now.title(step),
            stops.size() == 1 ? "1 host" : stops.size() + " hosts")))
        : List.of();
  }

  /** How each host of a step ended, the same results together. */
  static String results(StepRun step) {
    var own = step.hosts().entrySet().stream()
        .map(e -> Map.entry(word(e.getValue()), e.getKey().value()));
    var looks = step.starts().checks().entrySet().stream()
        .flatMap(c -> c.getValue().entrySet().stream().map(e -> Map.entry(word(e.getValue()),
            step.step().number() + "" + c.getKey() + " on " + e.getKey())));
    return Stream.concat(own, looks)
        .collect(Collectors.groupingBy(Map.Entry::getKey, java.util.TreeMap::new,
            Collectors.mapping(Map.Entry::getValue, Collectors.joining(", "))))
        .entrySet().stream().map(e -> Sight.capital(e.getKey()) + ": " + e.getValue() + ".")
        .collect(Collectors.joining(" "));
  }

  static String word(OnHost now) {
    return switch (now) {
      case OnHost.Ordered _ -> "not sent yet";
      case OnHost.Placed _ -> "sent, not known to run";
      case OnHost.Going _ -> "running";
      case OnHost.Stopping _ -> "being stopped";
      case OnHost.Unseen _ -> "not to be seen";
      case OnHost.Exited x -> "exit " + x.status() + output(x.output());
      case OnHost.Killed k -> killed(k.left());
      case OnHost.Cancelled _ -> "never ran";
      case OnHost.NotStarted _ -> "not started";
      case OnHost.Lost _ -> "end not known";
    };
  }
}
