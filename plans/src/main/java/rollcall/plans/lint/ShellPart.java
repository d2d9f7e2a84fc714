package rollcall.plans.lint;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One command of a script as it seems: its program, its words, and whether it is fed by another.
 * Quotes are not understood, so that this is good for a hint and nothing more.
 */
record ShellPart(String program, List<String> words, boolean piped) {
  private static final Pattern ENDS = Pattern.compile("\\|\\||&&|[;&\\n]");
  private static final Pattern BLANK = Pattern.compile("\\s+");

  static Stream<ShellPart> of(String script) {
    return ENDS.splitAsStream(script.replace("\\\n", " ")).flatMap(ShellPart::pipe);
  }

  private static Stream<ShellPart> pipe(String pipe) {
    var parts = pipe.split("\\|", -1);
    return Stream.concat(Stream.of(part(parts[0], false)),
        Arrays.stream(parts).skip(1).map(part -> part(part, true)));
  }

  private static ShellPart part(String text, boolean piped) {
    var words = BLANK.splitAsStream(text.strip()).dropWhile("sudo"::equals).toList();
    return new ShellPart(words.isEmpty() ? "" : words.getFirst(),
        words.isEmpty() ? List.of() : words.subList(1, words.size()), piped);
  }

  /** Whether one of its words is of that form. */
  boolean has(String form) {
    return words.stream().anyMatch(word -> word.matches(form));
  }
}
