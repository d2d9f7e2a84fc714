package rollcall.plans.shape;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One of some words, each of which stands for a value. */
record Choice<T>(String what, Map<String, T> words) implements Shape<T> {
  @Override
  public Optional<T> read(Written written, Reading reading) {
    return switch (written) {
      case Written.Text text -> chosen(text, reading);
      case Written.Refused _ -> Optional.empty();
      case Written.Items _,Written.Pairs _ -> {
        reading.problem(written.at(),
            "expected " + what + " (" + listed() + "), but " + written.noun() + " stands here");
        yield Optional.empty();
      }
    };
  }

  private Optional<T> chosen(Written.Text text, Reading reading) {
    var value = Optional.ofNullable(words.get(text.value()));
    if (value.isEmpty()) {
      var near = Nearest.to(text.value(), words.keySet());
      reading.problem(text.at(), Reading.quoted(text.value()) + " is not " + what + " (" + listed()
          + ")" + near.map(n -> "; did you mean `" + n + "`?").orElse(""));
    }
    return value;
  }

  private String listed() {
    return String.join(", ", words.keySet().stream().sorted().toList());
  }

  @Override
  public Object write(T value) {
    return words.entrySet().stream().filter(e -> e.getValue().equals(value)).findFirst()
        .orElseThrow().getKey();
  }

  /** An editor reads some words as what they look like in YAML: both are named. */
  @Override
  public Map<String, Object> schema() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("title", what);
    schema.put("enum", words.keySet().stream().sorted()
        .flatMap(word -> Stream.concat(Stream.<Object>of(word), looksLike(word))).toList());
    return schema;
  }

  private static Stream<Object> looksLike(String word) {
    if (word.equals("true") || word.equals("false")) {
      return Stream.of(Boolean.valueOf(word));
    }
    return word.matches("[0-9]{1,9}") ? Stream.of(Integer.valueOf(word)) : Stream.of();
  }
}
