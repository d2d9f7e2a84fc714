package rollcall.plans.shape;

import java.util.Map;
import java.util.Optional;

record PlacedShape<T>(Shape<T> shape) implements Shape<Placed<T>> {
  @Override
  public Optional<Placed<T>> read(Written written, Reading reading) {
    return shape.read(written, reading).map(value -> new Placed<>(value, written.at()));
  }

  @Override
  public Object write(Placed<T> value) {
    return shape.write(value.value());
  }

  @Override
  public Map<String, Object> schema() {
    return shape.schema();
  }
}
