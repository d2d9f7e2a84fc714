package rollcall.plans.shape;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

record Converted<T, U>(Shape<T> shape, Function<T, U> to, Function<U, T> from) implements Shape<U> {
  @Override
  public Optional<U> read(Written written, Reading reading) {
    return shape.read(written, reading).map(to);
  }

  @Override
  public Object write(U value) {
    return shape.write(from.apply(value));
  }

  @Override
  public Map<String, Object> schema() {
    return shape.schema();
  }
}
