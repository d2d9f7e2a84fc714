package rollcall.plans.shape;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

record Later<T>(String name, Supplier<Shape<T>> shape) implements Shape<T> {
  @Override
  public Optional<T> read(Written written, Reading reading) {
    return shape.get().read(written, reading);
  }

  @Override
  public Object write(T value) {
    return shape.get().write(value);
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("$ref", "#/$defs/" + name);
  }
}
