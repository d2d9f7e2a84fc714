package rollcall.plans.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A mapping with these keys and no others. {@code noun} is what it is called: "step". */
public record Mapping(String noun, List<Key<?>> keys) implements Shape<Fields> {
  public Mapping {
    keys = List.copyOf(keys);
  }

  /** A mapping of no keys yet, for values that stand in a file in short. */
  public Fields start() {
    return new Fields(Position.START);
  }

  @Override
  public Optional<Fields> read(Written written, Reading reading) {
    return switch (written) {
      case Written.Pairs pairs -> fields(pairs, reading);
      case Written.Refused _ -> Optional.empty();
      case Written.Text _,Written.Items _ -> {
        reading.problem(written.at(), "expected " + one() + ", which is a mapping, but "
            + written.noun() + " stands here");
        yield Optional.empty();
      }
    };
  }

  private Optional<Fields> fields(Written.Pairs pairs, Reading reading) {
    var fields = new Fields(pairs.at());
    boolean good = true;
    for (var pair : pairs.pairs()) {
      good &= pair(pair, fields, reading);
    }
    for (var key : keys) {
      good &= !key.required() || stands(key, pairs, reading);
    }
    return good ? Optional.of(fields) : Optional.empty();
  }

  private boolean stands(Key<?> key, Written.Pairs pairs, Reading reading) {
    boolean there = pairs.pairs().stream().anyMatch(p -> p.key().value().equals(key.name()));
    if (!there) {
      reading.problem(pairs.at(), "the " + noun + " lacks `" + key.name() + "`: " + key.meaning());
    }
    return there;
  }

  private boolean pair(Written.Pair pair, Fields fields, Reading reading) {
    var word = pair.key().value();
    var key = keys.stream().filter(k -> k.name().equals(word)).findFirst();
    if (key.isEmpty()) {
      reading.unknown(pair.key().at(), "key of " + one(), word, names());
    }
    return key.isPresent() && value(key.get(), pair, fields, reading);
  }

  private static <V> boolean value(Key<V> key, Written.Pair pair, Fields fields, Reading reading) {
    var value = key.shape().read(pair.value(), reading);
    value.ifPresent(v -> fields.put(key, v, pair.key().at()));
    return value.isPresent();
  }

  /** What it is called, with its article: "a step". */
  public String one() {
    return ("aeiou".indexOf(noun.charAt(0)) < 0 ? "a " : "an ") + noun;
  }

  private List<String> names() {
    return keys.stream().map(Key::name).toList();
  }

  /** In the order of the keys here, whatever the order was in the file. */
  @Override
  public Object write(Fields fields) {
    Map<String, Object> written = new LinkedHashMap<>();
    keys.forEach(key -> write(key, fields, written));
    return written;
  }

  private static <V> void write(Key<V> key, Fields fields, Map<String, Object> written) {
    fields.get(key).ifPresent(value -> written.put(key.name(), key.shape().write(value)));
  }

  /** What differs between two, one line a key: {@code takes: 5m -> 10m}. */
  public List<String> differences(Fields before, Fields after) {
    List<String> lines = new ArrayList<>();
    for (var key : keys) {
      if (!before.get(key).equals(after.get(key))) {
        lines.add(key.name() + ": " + shown(key, before) + " -> " + shown(key, after));
      }
    }
    return lines;
  }

  private static <V> String shown(Key<V> key, Fields fields) {
    return fields.get(key).map(value -> String.valueOf(key.shape().write(value))).orElse("(none)");
  }

  @Override
  public Map<String, Object> schema() {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (var key : keys) {
      Map<String, Object> property = new LinkedHashMap<>(key.shape().schema());
      property.put("description", key.meaning());
      properties.put(key.name(), property);
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("required", keys.stream().filter(Key::required).map(Key::name).toList());
    schema.put("additionalProperties", false);
    return schema;
  }

  /** The keys, a line each, the meanings in one column: the reference page. */
  public List<String> lines() {
    int width = names().stream().mapToInt(String::length).max().orElse(0);
    return keys.stream().map(key -> key.name() + " ".repeat(width - key.name().length() + 2)
        + key.meaning() + (key.required() ? " (required)" : "")).toList();
  }
}
