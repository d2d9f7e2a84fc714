package rollcall.plans.shape;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A scalar, always as it is written: YAML's own ideas of {@code no}, {@code on} and {@code 08:10}
 * do not count.
 *
 * @param what
 *          what it is, with its article: "a duration"
 * @param example
 *          one that would be right
 * @param near
 *          what a text that is wrong seems to mean
 */
public record Text<T>(String what, String example, Function<String, Optional<T>> parse,
    Function<T, String> print, Function<String, Optional<String>> near) implements Shape<T> {
  private static final int LONGEST_LINE = 500;

  public Text(String what, String example, Function<String, Optional<T>> parse,
      Function<T, String> print) {
    this(what, example, parse, print, _ -> Optional.empty());
  }

  /** One line of text, not blank, at most 500 characters. */
  public static Shape<String> line() {
    return new Text<>("a line of text", "Set DB markers",
        s -> s.isBlank() || s.contains("\n") ? Optional.empty() : Optional.of(s), s -> s)
        .checked(s -> s.length() <= LONGEST_LINE
            ? Optional.empty()
            : Optional.of("a line has at most " + LONGEST_LINE + " characters"));
  }

  /** A text in this {@code form}, a regular expression. */
  public static Shape<String> word(String what, String example, String form) {
    return new Text<>(what, example,
        s -> s.matches(form) ? Optional.of(s) : Optional.empty(), s -> s);
  }

  /** Text of one or more lines, not blank. */
  public static Shape<String> lines() {
    return new Text<>("text", "Two lines\nof it",
        s -> s.isBlank() ? Optional.empty() : Optional.of(s), s -> s);
  }

  /** {@code true} or {@code false}, spelt so. */
  public static Shape<Boolean> flag() {
    return choice("true or false", Map.of("true", true, "false", false));
  }

  /** A whole number from {@code least} to {@code most}. */
  public static Shape<Integer> number(int least, int most) {
    return new Text<>("a whole number from " + least + " to " + most, String.valueOf(least),
        s -> s.matches("[0-9]{1,9}")
            ? Optional.of(Integer.valueOf(s))
                .filter(n -> least <= n && n <= most)
            : Optional.empty(),
        String::valueOf);
  }

  /** One of these words; {@code what} says what they are: "the kind of a phase". */
  public static <T> Shape<T> choice(String what, Map<String, T> words) {
    return new Choice<>(what, words);
  }

  @Override
  public Optional<T> read(Written written, Reading reading) {
    return switch (written) {
      case Written.Text text -> parsed(text, reading);
      case Written.Refused _ -> Optional.empty();
      case Written.Items _,Written.Pairs _ -> {
        expected(written, written.noun(), reading);
        yield Optional.empty();
      }
    };
  }

  private Optional<T> parsed(Written.Text text, Reading reading) {
    var value = parse.apply(text.value());
    if (value.isEmpty() && text.value().isEmpty()) {
      expected(text, "nothing", reading);
    } else if (value.isEmpty()) {
      reading.problem(text.at(),
          Reading.quoted(text.value()) + " is not " + what + hint(text.value()));
    }
    return value;
  }

  private String hint(String word) {
    return near.apply(word).map(right -> "; did you mean `" + right + "`?")
        .orElse(", such as `" + sample() + "`");
  }

  private void expected(Written written, String found, Reading reading) {
    reading.problem(written.at(),
        "expected " + what + ", such as `" + sample() + "`, but " + found + " stands here");
  }

  private String sample() {
    return example.replace("\n", "\\n");
  }

  @Override
  public Object write(T value) {
    return print.apply(value);
  }

  @Override
  public Map<String, Object> schema() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", List.of("string", "number", "boolean"));
    schema.put("title", what);
    schema.put("examples", List.of(example));
    return schema;
  }
}
