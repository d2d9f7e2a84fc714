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
    return words.size() == 1 ? first(words.getFirst()) : later(words);
  }

  private Stream<String> first(String verb) {
    return switch (verb) {
      case "ack", "take", "done", "run", "fail", "redo", "skip", "stop", "assign", "accept",
          "undone", "more", "go", "nogo" ->
        steps();
      case "ok" -> checks();
      case "cover", "lead", "suspend", "reinstate" -> people();
      case "yes", "no", "y", "n" -> state.proposals().keySet().stream().map(String::valueOf);
      case "fallback" -> Stream.of("to");
      case "abort" -> Stream.of(state.id().value());
      case "approve" -> Stream.of(state.opening().digest());
      case "help" -> Vocabulary.verbs().map(Verb::word);
      default -> Stream.empty();
    };
  }

  private Stream<String> later(List<String> words) {
    var last = words.getLast();
    return switch (words.getFirst()) {
      case "assign", "cover" -> words.size() == 2 ? people() : Stream.empty();
      case "done" -> last.equals("for") ? people() : values(words.get(1));
      case "fallback" -> last.equals("to") && words.size() == 2 ? points() : Stream.empty();
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
