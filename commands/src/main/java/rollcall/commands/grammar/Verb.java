package rollcall.commands.grammar;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import rollcall.plans.run.Request;

/**
 * One verb as it is typed: its word, its short forms, what follows it, and what it then means.
 * Usage, help and completion are made of the same.
 */
record Verb(String word, List<String> also, String follows,
    Function<Words, Optional<? extends Heard>> meaning) {

  static Verb ask(String word, String follows,
      Function<Words, Optional<? extends Request>> meaning, String... also) {
    return new Verb(word, List.of(also), follows, w -> meaning.apply(w).map(Heard.Ask::new));
  }

  static Verb look(String word, String follows,
      Function<Words, Optional<? extends Question>> meaning, String... also) {
    return new Verb(word, List.of(also), follows, w -> meaning.apply(w).map(Heard.Look::new));
  }

  static Verb look(String word, Question question, String... also) {
    return look(word, "", _ -> Optional.of(question), also);
  }

  boolean is(String typed) {
    return word.equals(typed) || also.contains(typed);
  }

  Stream<String> words() {
    return Stream.concat(Stream.of(word), also.stream());
  }

  /** The words of the usage after the verb, without what marks them as optional. */
  List<String> places() {
    return List.of(follows.replaceAll("[\\[\\]]", "").split(" +"));
  }

  String usage(String prefix) {
    return (prefix + word + " " + follows).strip();
  }

  /** Reads what follows the verb to its end. */
  Heard read(String text, String prefix) {
    var words = new Words(text);
    var meant = meaning.apply(words);
    if (meant.isPresent() && words.done() && words.problem().isEmpty()) {
      return meant.get();
    }
    var what = words.problem().orElseGet(() -> Words.quoted(words.peek()) + " is a word too many");
    return new Heard.Unclear(what, Optional.empty(), usage(prefix));
  }
}
