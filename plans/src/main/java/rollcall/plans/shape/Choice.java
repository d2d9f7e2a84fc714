package rollcall.plans.shape;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  @Override
  public Map<String, Object> schema() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("title", what);
    schema.put("enum", List.copyOf(words.keySet()));
    return schema;
  }
}
