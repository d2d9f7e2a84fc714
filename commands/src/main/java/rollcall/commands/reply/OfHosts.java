package rollcall.commands.reply;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.plans.model.HostName;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.StepId;
import rollcall.plans.run.Preflight;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.UnfitHost;

/**
 * Whether the hosts that the run is going to need are fit. Who asked hears all of it; unasked, a
 * lead hears what is not fit, once.
 */
final class OfHosts {
  /** The most lines of one answer. */
  private static final int MOST_LINES = 8;

  /** What keeps hosts from being fit for the same steps. */
  private record Reason(List<StepId> steps, String why) {}

  private OfHosts() {}

  static List<Message> begun(RunEvent.PreflightBegun event, Scene scene) {
    var now = scene.after();
    return now.state().facts().ground().preflight().by().isPresent()
        ? List.of(now.everyone(Line.of("I look at {} and run nothing there. What is not fit is"
            + " told.", hosts(event.hosts()))))
        : List.of();
  }

  static List<Message> ended(RunEvent.PreflightEnded event, Scene scene) {
    var asker = scene.after().state().facts().ground().preflight().by();
    return asker.map(who -> asked(who, event, scene.after()))
        .orElseGet(() -> unasked(event, scene));
  }

  private static List<Message> asked(PersonId who, RunEvent.PreflightEnded event, Sight now) {
    return reasons(event.unfit()).size() == 1
        ? List.of(now.called(List.of(who), List.of(), told(event, now)))
        : Stream.concat(Stream.of(now.called(List.of(who), List.of(), head(event))),
            table(event, now)).toList();
  }

  private static Line head(RunEvent.PreflightEnded event) {
    return event.unfit().isEmpty()
        ? Line.of("{} fit: reached, host key, login, shell, commands, room on the disk.",
            all(event.hosts()))
        : Line.of("{} NOT fit:", of(event.unfit(), event.hosts()));
  }

  private static Stream<Message> table(RunEvent.PreflightEnded event, Sight now) {
    var reasons = reasons(event.unfit());
    var lines = reasons.entrySet().stream().limit(MOST_LINES)
        .map(e -> reason(e.getKey(), e.getValue(), now));
    var more = reasons.size() - MOST_LINES;
    return Stream.concat(lines, more > 0
        ? Stream.of(Line.of("And {} more: `rollcall hosts check` tells all.", more))
        : Stream.of()).map(now::everyone);
  }

  private static Line reason(Reason reason, List<HostName> hosts, Sight now) {
    return Line.of("{} ({}): {}.", names(hosts.stream()), now.numbers(reason.steps()),
        new Line.Cut(reason.why()));
  }

  private static List<Message> unasked(RunEvent.PreflightEnded event, Scene scene) {
    var now = scene.after();
    var before = scene.before().state().facts().ground().preflight().found()
        .map(Preflight.Found::unfit).orElse(List.of());
    if (event.unfit().equals(before)) {
      return List.of();
    }
    return event.unfit().isEmpty()
        ? List.of(now.everyone(Line.of("{} fit again.", Sight.capital(all(event.hosts())))))
        : List.of(now.called(List.of(now.lead()), List.of(new Request.Preflight()),
            told(event, now)));
  }

  private static Line told(RunEvent.PreflightEnded event, Sight now) {
    var reasons = reasons(event.unfit());
    var line = Line.of("{} NOT fit: {}", of(event.unfit(), event.hosts()), names(event.unfit()));
    return reasons.size() == 1
        ? line.and(" ({}): {}.", now.numbers(reasons.firstEntry().getKey().steps()),
            new Line.Cut(reasons.firstEntry().getKey().why()))
        : line.and(". Why: {}", now.type(new Request.Preflight()));
  }

  /** What is to be known of them by who starts the run; empty where nothing was seen. */
  static Optional<Line> notFit(Sight now) {
    return found(now).filter(f -> !f.unfit().isEmpty()).map(f -> Line.of(
        "At {} {} NOT fit: {}. Why: {}", now.clock(f.at()), of(f.unfit(), f.hosts()),
        names(f.unfit()), now.type(new Request.Preflight())));
  }

  /** Nothing while they are being looked at again. */
  static Optional<Preflight.Found> found(Sight now) {
    var preflight = now.state().facts().ground().preflight();
    return preflight.found().filter(_ -> !preflight.underWay());
  }

  private static SequencedMap<Reason, List<HostName>> reasons(List<UnfitHost> unfit) {
    return unfit.stream().collect(Collectors.groupingBy(u -> new Reason(u.steps(), u.why()),
        LinkedHashMap::new, Collectors.mapping(UnfitHost::host, Collectors.toList())));
  }

  private static String all(int hosts) {
    return switch (hosts) {
      case 1 -> "the host is";
      case 2 -> "both hosts are";
      default -> "all " + hosts(hosts) + " are";
    };
  }

  private static String of(List<UnfitHost> unfit, int hosts) {
    var count = unfit.stream().map(UnfitHost::host).distinct().count();
    return hosts == 1
        ? "the host is"
        : count + " of " + hosts + (count == 1 ? " hosts is" : " hosts are");
  }

  private static Line.Cut names(List<UnfitHost> unfit) {
    return names(unfit.stream().map(UnfitHost::host).distinct());
  }

  private static Line.Cut names(Stream<HostName> hosts) {
    return new Line.Cut(hosts.map(HostName::value).collect(Collectors.joining(", ")));
  }

  static String hosts(int count) {
    return count == 1 ? "1 host" : count + " hosts";
  }
}
