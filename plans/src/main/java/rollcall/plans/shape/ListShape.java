package rollcall.plans.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A list whose items all have one shape. */
record ListShape<T>(Shape<T> item) implements Shape<List<T>> {
  @Override
  public Optional<List<T>> read(Written written, Reading reading) {
    return switch (written) {
      case Written.Items list -> items(list.items(), reading);
      case Written.Refused _ -> Optional.empty();
      case Written.Text text when text.value().isEmpty() -> expected(written, "nothing", reading);
      case Written.Text _,Written.Pairs _ -> expected(written, written.noun(), reading);
    };
  }

  private static <T> Optional<List<T>> expected(Written written, String found, Reading reading) {
    reading.problem(written.at(), "expected a list, but " + found + " stands here");
    return Optional.empty();
  }

  private Optional<List<T>> items(List<Written> items, Reading reading) {
    List<T> values = new ArrayList<>();
    items.forEach(one -> item.read(one, reading).ifPresent(values::add));
    return values.size() == items.size() ? Optional.of(List.copyOf(values)) : Optional.empty();
  }

  @Override
  public Object write(List<T> value) {
    return value.stream().map(item::write).toList();
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("type", "array", "items", item.schema());
  }
}
