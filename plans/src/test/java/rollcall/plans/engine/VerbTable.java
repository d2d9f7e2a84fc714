package rollcall.plans.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.plans.model.PersonId;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Entry;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;

/**
 * What everybody hears for every verb in one state, in as few words as that takes: people who hear
 * the same share a column, and verbs that do nothing for anybody share a line.
 */
record VerbTable(RunState state, Moment moment, SequencedMap<String, PersonId> people,
    SequencedMap<String, Request> verbs) {
  private static final String NOT_THEIRS = "–";

  static String words(Class<?> type) {
    return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  static List<Entry> ask(RunState state, Moment moment, PersonId who, Request request) {
    return RunEngine.decide(state, new Input.Asked(
        new Actor.Person(who, Release.account(who)), request, Optional.empty()), moment);
  }

  /** Verbs that do nothing for anybody, each with the one reason. */
  SequencedMap<String, String> refused() {
    var refused = new LinkedHashMap<String, String>();
    rows().forEach((verb, cells) -> refusal(cells).ifPresent(why -> refused.put(verb, why)));
    return refused;
  }

  /** One line a verb, those aside that are {@code known} to do nothing. */
  Stream<String> lines(Map<String, String> known) {
    var rows = rows();
    var refused = refused();
    rows.keySet().removeAll(refused.keySet());
    refused.keySet().removeAll(known.keySet());
    return Stream.concat(table(rows), refusals("Nothing is done, whoever says it, by", refused));
  }

  private SequencedMap<String, List<String>> rows() {
    var rows = new LinkedHashMap<String, List<String>>();
    verbs.forEach((verb, request) -> rows.put(verb,
        people.values().stream().map(who -> cell(who, request)).toList()));
    return rows;
  }

  /** The one reason for which the verb does nothing, whoever says it. */
  private static Optional<String> refusal(List<String> cells) {
    var reasons = cells.stream().filter(c -> !c.equals(NOT_THEIRS)).distinct().toList();
    return reasons.isEmpty()
        ? Optional.of("not theirs")
        : Optional.of(reasons.getFirst()).filter(r -> reasons.size() == 1 && r.startsWith("no: "))
            .map(r -> r.substring("no: ".length()));
  }

  static Stream<String> refusals(String head, Map<String, String> refused) {
    var verbs = new LinkedHashMap<String, List<String>>();
    refused.forEach((verb, why) -> verbs.computeIfAbsent(why, _ -> new ArrayList<>())
        .add("`" + verb + "`"));
    return verbs.isEmpty()
        ? Stream.of()
        : Stream.concat(Stream.of("", head, ""), verbs.entrySet().stream()
            .map(e -> "- " + String.join(", ", e.getValue()) + ": " + e.getKey()));
  }

  private Stream<String> table(SequencedMap<String, List<String>> rows) {
    if (rows.isEmpty()) {
      return Stream.of();
    }
    var columns = new LinkedHashMap<List<String>, List<String>>();
    var names = List.copyOf(people.keySet());
    for (int i = 0; i < names.size(); i++) {
      var place = i;
      columns.computeIfAbsent(rows.values().stream().map(cells -> cells.get(place)).toList(),
          _ -> new ArrayList<>()).add(names.get(i));
    }
    var nothing = columns.entrySet().stream()
        .filter(c -> c.getKey().stream().allMatch(NOT_THEIRS::equals))
        .flatMap(c -> c.getValue().stream()).collect(Collectors.joining(", "));
    columns.keySet().removeIf(cells -> cells.stream().allMatch(NOT_THEIRS::equals));
    return Stream.concat(drawn(List.copyOf(rows.keySet()), columns), nothing.isEmpty()
        ? Stream.of()
        : Stream.of("", "Not for: " + nothing + "."));
  }

  private static Stream<String> drawn(List<String> verbs,
      SequencedMap<List<String>, List<String>> columns) {
    var head = row("", columns.values().stream().map(names -> String.join(", ", names)));
    var rule = row("---", columns.values().stream().map(_ -> "---"));
    var lines = new ArrayList<>(List.of("", head, rule));
    for (int i = 0; i < verbs.size(); i++) {
      var place = i;
      lines.add(row("`" + verbs.get(i) + "`",
          columns.keySet().stream().map(cells -> cells.get(place))));
    }
    return lines.stream();
  }

  private static String row(String first, Stream<String> cells) {
    return "| " + first + " | " + cells.collect(Collectors.joining(" | ")) + " |";
  }

  private String cell(PersonId who, Request request) {
    return ask(state, moment, who, request).stream().map(Entry::event)
        .flatMap(e -> word(e).stream()).distinct().collect(Collectors.joining(", "));
  }

  private Optional<String> word(RunEvent event) {
    return switch (event) {
      case RunEvent.Rejected(var _, Rejection why) -> Optional.of(reason(why));
      case RunEvent.Proposed p -> Optional.of("asks " + whom(p) + ": " + p.would().stream()
          .flatMap(e -> word(e).stream()).distinct().collect(Collectors.joining(", ")));
      case RunEvent.StepAssigned e -> Optional.of(ofStep(e) + " offered to " + e.to());
      case RunEvent.OfStep e -> Optional.of(ofStep(e) + " " + words(e.getClass())
          .replace("step ", ""));
      case RunEvent.OfWork e -> Optional.of(words(e.getClass()));
      case RunEvent.ProposalClosed e ->
        Optional.of("the question is closed: " + e.how().name().toLowerCase(Locale.ROOT));
      case RunEvent e -> Optional.of("**" + words(e.getClass()) + "**");
    };
  }

  private String ofStep(RunEvent.OfStep event) {
    return "**" + state.step(event.step()).step().number() + "**";
  }

  private static String whom(RunEvent.Proposed question) {
    return switch (question.need()) {
      case THE_SAME -> "back";
      case ANY_LEAD -> "any lead";
      case ANOTHER_LEAD -> "another lead";
      case ANOTHER_PERSON -> "somebody else";
    };
  }

  private static String reason(Rejection why) {
    return switch (why) {
      case Rejection.NotYours _ -> NOT_THEIRS;
      case Rejection.NotInState r -> "no: it is " + r.is();
      case Rejection.Already r -> "no: it is " + r.is() + " already";
      case Rejection _ -> "no: " + words(why.getClass());
    };
  }
}
