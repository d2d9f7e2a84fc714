package rollcall.plans.site;

import java.util.Map;
import java.util.Optional;
import rollcall.plans.shape.Reading;
import rollcall.plans.shape.Shape;
import rollcall.plans.shape.Written;

/** A key of the configuration whose subject this version does not have: refused by its name. */
record NotBuilt(String key) implements Shape<Object> {
  @Override
  public Optional<Object> read(Written written, Reading reading) {
    reading.problem(written.at(), "`" + key + "` is not built yet: leave it out");
    return Optional.empty();
  }

  @Override
  public Object write(Object value) {
    return value;
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("not", Map.of());
  }
}
