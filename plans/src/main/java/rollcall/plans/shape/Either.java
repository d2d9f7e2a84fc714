package rollcall.plans.shape;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

record Either<T>(Shape<T> texts, Shape<T> mapping, Function<T, Boolean> isMapping)
    implements
      Shape<T> {
  @Override
  public Optional<T> read(Written written, Reading reading) {
    return written instanceof Written.Pairs
        ? mapping.read(written, reading)
        : texts.read(written, reading);
  }

  @Override
  public Object write(T value) {
    return isMapping.apply(value) ? mapping.write(value) : texts.write(value);
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("anyOf", List.of(texts.schema(), mapping.schema()));
  }
}
