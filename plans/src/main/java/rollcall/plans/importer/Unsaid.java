package rollcall.plans.importer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is asked of the plan as a whole, as its document does not say it, or not so that it fits.
 */
final class Unsaid {
  private final Making making;
  private final Part part;
  private final List<Node> phases;

  Unsaid(Making making, Part part, List<Node> phases) {
    this.making = making;
    this.part = part;
    this.phases = phases;
  }

  /** {@code title}: what it might be called. */
  void askTitle(String title) {
    if (part.titles().isEmpty()) {
      making.ask(Parts.nowhere(), "title", "", Optional.of(title), "the document has no title",
          making.plan());
    }
  }

  /** Names of hosts that look like another one. */
  void askHosts() {
    for (var host : making.hosts().names()) {
      making.hosts().near(host.name())
          .ifPresent(other -> making.ask(host.at(), "hosts", host.name(),
              other.contains(".") && !host.name().contains(".")
                  ? Optional.of(other.substring(0, other.indexOf('.')))
                  : Optional.of(other),
              "one letter off " + other + ", which is named elsewhere", making.plan(), answer -> {
                phases.forEach(p -> p.replace(host.name(), answer.strip()));
                making.hosts().forget(host.name());
              }));
    }
  }

  /** What every plan needs and the document does not say. */
  void ask(Facts facts) {
    var plan = making.plan();
    var crew = making.crew();
    var owners = new LinkedHashMap<String, Integer>();
    phases.stream().flatMap(p -> p.all()).flatMap(n -> n.value("owner").stream())
        .forEach(o -> (o instanceof List<?> l ? l.stream() : Stream.of(o))
            .filter(String.class::isInstance).map(String.class::cast)
            .forEach(id -> owners.merge(id, 1, Integer::sum)));
    plan.with("phases", phases);
    making.askWhoIs();
    new Aliases(making, part).ask();
    if (!plan.has("lead")) {
      making.ask(Parts.nowhere(), "lead", "", owners.entrySet().stream()
          .filter(e -> !crew.unknown().contains(e.getKey()))
          .max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).map(crew::somebody),
          "the document does not say who leads", plan,
          answer -> plan.with("lead", crew.said(answer).getFirst()));
    }
    if (!plan.has("date")) {
      making.ask(Parts.nowhere(), "date", "", Optional.empty(),
          "the document does not say on which day, such as 2026-12-01", plan);
    }
    if (!plan.has("zone") && !facts.asksForZone()) {
      making.ask(Parts.nowhere(), "zone", "", Optional.empty(),
          "the document does not say in which zone its times are, such as America/Los_Angeles",
          plan);
    }
    if (!plan.has("window") && !facts.asksForWindow()) {
      making.ask(Parts.nowhere(), "window", "", window(),
          "the document does not say when the maintenance window is", plan);
    }
    plan.with("people", crew.people());
    plan.with("hosts", making.hosts());
  }

  /** From the first time of day of the release to the last. */
  private Optional<String> window() {
    var clocks = phases.stream().filter(p -> !p.has("kind")).flatMap(Node::all)
        .map(n -> n.text("at")).filter(Times::isOfAClock).toList();
    return clocks.size() < 2 || clocks.getFirst().equals(clocks.getLast())
        ? Optional.empty()
        : Optional.of(clocks.getFirst() + " - " + clocks.getLast().substring(0, 5));
  }
}
