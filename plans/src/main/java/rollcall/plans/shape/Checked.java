package rollcall.plans.shape;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

record Checked<T>(Shape<T> shape, Function<T, Optional<String>> complaint) implements Shape<T> {
  @Override
  public Optional<T> read(Written written, Reading reading) {
    return shape.read(written, reading).filter(value -> {
      var found = complaint.apply(value);
      found.ifPresent(message -> reading.problem(written.at(), message));
      return found.isEmpty();
    });
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
