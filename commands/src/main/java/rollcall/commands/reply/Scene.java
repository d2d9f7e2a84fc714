package rollcall.commands.reply;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.commands.grammar.Grammar;
import rollcall.plans.model.PersonId;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Proposal;
import rollcall.plans.run.RunEvent;
import rollcall.plans.site.People;
import rollcall.plans.site.Person;

/**
 * One entry as it is to be told: itself, the rest of its decision, and what only the bot knows, the
 * record's head and the people of its site.
 */
record Scene(Told told, List<Told> decision, Grammar grammar, Optional<String> head,
    People people) {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM HH:mm",
      Locale.ENGLISH);

  Sight after() {
    return new Sight(told.after(), at(), grammar);
  }

  Sight before() {
    return new Sight(told.before(), at(), grammar);
  }

  Optional<String> phone(PersonId who) {
    return people.find(who).flatMap(Person::phone);
  }

  /**
   * The time of day, and what that is in UTC and for those of {@code who} who live elsewhere:
   * {@code 05:10 (12:10 UTC, 17:40 for prabhu)}.
   */
  String clocks(Instant at, List<PersonId> who) {
    var here = told.after().plan().schedule().zone();
    var elsewhere = new LinkedHashMap<String, List<PersonId>>();
    for (var person : who) {
      people.find(person).flatMap(Person::zone).filter(zone -> differs(zone, here, at))
          .ifPresent(zone -> elsewhere.computeIfAbsent(clock(at, zone, here),
              _ -> new ArrayList<>()).add(person));
    }
    var clocks = Stream.concat(
        Stream.of(ZoneOffset.UTC).filter(utc -> differs(utc, here, at))
            .map(utc -> clock(at, utc, here) + " UTC"),
        elsewhere.entrySet().stream()
            .map(e -> e.getKey() + " for " + Sight.list(e.getValue()).text()))
        .collect(Collectors.joining(", "));
    return after().clock(at) + (clocks.isEmpty() ? "" : " (" + clocks + ")");
  }

  private static boolean differs(ZoneId zone, ZoneId here, Instant at) {
    return !zone.getRules().getOffset(at).equals(here.getRules().getOffset(at));
  }

  /** With the day, where it is another than here. */
  private static String clock(Instant at, ZoneId zone, ZoneId here) {
    var there = at.atZone(zone);
    return there.format(there.toLocalDate().equals(at.atZone(here).toLocalDate()) ? CLOCK : DAY);
  }

  Instant at() {
    return told.entry().at();
  }

  /** Who is behind the entry, in a word. */
  String by() {
    return switch (told.entry().by()) {
      case Actor.Person p -> p.id().value();
      case Actor.Operator o -> o.user() + " on the bot's machine";
      case Actor.Bot _ -> "by itself";
    };
  }

  /** The same; where a second person agreed to what another asked, both. */
  String decidedBy() {
    return proposer().map(PersonId::value).filter(who -> !who.equals(by()))
        .map(who -> who + " and " + by()).orElseGet(this::by);
  }

  /** Who asked for what was agreed to here, if it was read back. */
  Optional<PersonId> proposer() {
    var before = decision.getFirst().before();
    return beside(RunEvent.ProposalClosed.class)
        .filter(e -> e.how() == RunEvent.Closing.ACCEPTED)
        .flatMap(e -> Optional.ofNullable(before.proposals().get(e.token())).stream())
        .map(Proposal::by).findFirst();
  }

  /** Events of {@code kind} in the same decision. */
  <E extends RunEvent> Stream<E> beside(Class<E> kind) {
    return decision.stream().map(t -> t.entry().event()).filter(kind::isInstance).map(kind::cast);
  }

  <E extends RunEvent> boolean has(Class<E> kind, Predicate<E> which) {
    return beside(kind).anyMatch(which);
  }

  /** The line with the record's head, which anybody can keep and check later. */
  Line recorded(Line line) {
    head.ifPresent(h -> line.and(" Record {}", h));
    return line;
  }
}
