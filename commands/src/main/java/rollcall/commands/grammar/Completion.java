package rollcall.commands.grammar;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import rollcall.plans.model.PersonId;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRef;
import rollcall.plans.run.WayBack;

/** What could stand where somebody stopped typing. */
record Completion(String prefix, RunState state) {
  /** The most words offered at once. */
  static final int MOST = 60;

  List<String> of(String typed) {
    var begun = typed.substring(typed.lastIndexOf(' ') + 1);
    var before = typed.substring(0, typed.length() - begun.length()).strip();
    return candidates(before).filter(c -> fits(c, begun)).distinct().limit(MOST).toList();
  }

  private static boolean fits(String candidate, String begun) {
    return candidate.toLowerCase(Locale.ROOT).startsWith(begun.toLowerCase(Locale.ROOT));
  }

  private Stream<String> candidates(String before) {
    if (before.isEmpty()) {
      return Vocabulary.verbs().map(v -> prefix + v.word());
    }
    if (!before.startsWith(prefix)) {
      return Stream.empty();
    }
    var words = List.of(before.substring(prefix.length()).toLowerCase(Locale.ROOT).split(" +"));
    return Vocabulary.verb(words.getFirst()).stream().flatMap(verb -> following(verb, words));
  }

  /** What the usage of the verb has at this place. */
  private Stream<String> following(Verb verb, List<String> words) {
    var places = verb.places();
    if (words.getLast().equals("for") && places.contains("for")) {
      return people();
    }
    if (words.size() > 1 && places.contains("name=value")) {
      return values(words.get(1));
    }
    return places.stream().skip(words.size() - 1L).limit(1)
        .flatMap(place -> placed(place, words.getLast()));
  }

  private Stream<String> placed(String place, String last) {
    return switch (place) {
      case "N" -> steps();
      case "Na" -> checks();
      case "who", "whom" -> people();
      case "number" -> state.proposals().keySet().stream().map(String::valueOf);
      case "to", "for" -> Stream.of(place);
      case "POINT" -> last.equals("to") ? points() : Stream.empty();
      case "RUN" -> Stream.of(state.id().value());
      case "digest" -> Stream.of(state.opening().digest());
      case "verb" -> Vocabulary.verbs().map(Verb::word);
      default -> Stream.empty();
    };
  }

  private Stream<String> steps() {
    return Stream.concat(state.inPlay(), state.active()).map(s -> s.step().number().value())
        .distinct();
  }

  private Stream<String> checks() {
    return state.inPlay()
        .flatMap(s -> s.openChecks().map(c -> s.step().number().value() + c.letter()));
  }

  private Stream<String> people() {
    return state.opening().listed().stream().map(PersonId::value);
  }

  private Stream<String> points() {
    return WayBack.offered(state).stream().flatMap(w -> w.to().stream()).map(Object::toString);
  }

  private Stream<String> values(String number) {
    return new Words(number).numbered().stream().flatMap(ref -> switch (ref) {
      case StepRef.Numbered n -> state.steps().graph().numbered(n.number()).stream();
      case StepRef.TheOne _ -> Stream.empty();
    }).flatMap(id -> state.step(id).step().records().stream()).map(name -> name + "=");
  }
}
