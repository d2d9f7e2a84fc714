package rollcall.plans.shape;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A list that may leave out its brackets when it has one item; it has at least one, or none where
 * an empty list says something.
 */
record OneOrMore<T>(Shape<T> item, boolean orNone) implements Shape<List<T>> {
  @Override
  public Optional<List<T>> read(Written written, Reading reading) {
    if (written instanceof Written.Items items) {
      if (items.items().isEmpty() && !orNone) {
        reading.problem(items.at(), "an empty list says nothing: leave the key out");
        return Optional.empty();
      }
      return item.list().read(written, reading);
    }
    return item.read(written, reading).map(List::of);
  }

  @Override
  public Object write(List<T> value) {
    return value.size() == 1 ? item.write(value.getFirst()) : item.list().write(value);
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("anyOf", List.of(item.schema(), item.list().schema()));
  }
}
