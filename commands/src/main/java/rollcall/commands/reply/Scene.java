package rollcall.commands.reply;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import rollcall.commands.grammar.Grammar;
import rollcall.plans.model.PersonId;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Proposal;
import rollcall.plans.run.RunEvent;

/**
 * One entry as it is to be told: itself, the rest of its decision, and what only the bot knows, the
 * record's head and people's phones.
 */
record Scene(Told told, List<Told> decision, Grammar grammar, Optional<String> head,
    Function<PersonId, Optional<String>> phones) {

  Sight after() {
    return new Sight(told.after(), at(), grammar);
  }

  Sight before() {
    return new Sight(told.before(), at(), grammar);
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
