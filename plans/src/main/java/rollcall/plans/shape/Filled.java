package rollcall.plans.shape;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Fills in {@code ${NAME}} in the tree, after the syntax was read: a value can never become a key,
 * a list or a second line of the file.
 */
record Filled<T>(Shape<T> shape, Function<String, Optional<String>> environment)
    implements
      Shape<T> {
  private static final Pattern NAME = Pattern.compile("\\$\\{([^}]*)}");

  @Override
  public Optional<T> read(Written written, Reading reading) {
    return shape.read(filled(written, reading), reading);
  }

  private Written filled(Written written, Reading reading) {
    return switch (written) {
      case Written.Text text -> text(text, reading);
      case Written.Items items -> new Written.Items(items.at(),
          items.items().stream().map(item -> filled(item, reading)).toList());
      case Written.Pairs pairs -> new Written.Pairs(pairs.at(), pairs.pairs().stream()
          .map(p -> new Written.Pair(p.key(), filled(p.value(), reading))).toList());
      case Written.Refused refused -> refused;
    };
  }

  private Written text(Written.Text text, Reading reading) {
    var out = new StringBuilder();
    var names = NAME.matcher(text.value());
    int end = 0;
    for (; names.find(); end = names.end()) {
      var value = environment.apply(names.group(1));
      if (value.isEmpty()) {
        reading.problem(text.at(), "the environment has no variable `" + names.group(1) + "`");
        return new Written.Refused(text.at());
      }
      out.append(text.value(), end, names.start()).append(value.get());
    }
    return new Written.Text(text.at(), out + text.value().substring(end));
  }

  @Override
  public Object write(T value) {
    return shape.write(value);
  }

  @Override
  public Map<String, Object> schema() {
    return shape.schema();
  }
}
