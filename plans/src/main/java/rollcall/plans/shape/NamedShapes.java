package rollcall.plans.shape;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A mapping whose keys are the author's own names. */
record NamedShapes<K, T>(Shape<K> name, Shape<T> shape) implements Shape<Map<K, T>> {
  @Override
  public Optional<Map<K, T>> read(Written written, Reading reading) {
    return switch (written) {
      case Written.Pairs pairs -> entries(pairs, reading);
      case Written.Refused _ -> Optional.empty();
      case Written.Text _,Written.Items _ -> {
        reading.problem(written.at(),
            "expected a mapping from names, but " + written.noun() + " stands here");
        yield Optional.empty();
      }
    };
  }

  private Optional<Map<K, T>> entries(Written.Pairs pairs, Reading reading) {
    Map<K, T> entries = new LinkedHashMap<>();
    for (var pair : pairs.pairs()) {
      var key = name.read(pair.key(), reading);
      var value = shape.read(pair.value(), reading);
      key.ifPresent(k -> value.ifPresent(v -> entries.put(k, v)));
    }
    return entries.size() == pairs.pairs().size() ? Optional.of(entries) : Optional.empty();
  }

  @Override
  public Object write(Map<K, T> value) {
    Map<String, Object> written = new LinkedHashMap<>();
    value.forEach((k, v) -> written.put((String) name.write(k), shape.write(v)));
    return written;
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("type", "object", "additionalProperties", shape.schema());
  }
}
