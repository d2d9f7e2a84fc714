package rollcall.plans.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What people read of a step: one line, Markdown details, named lists that belong to it, and the
 * number that the source document gave it. Foreign text: shown escaped, never run.
 */
public record Text(String title, Optional<String> details, Map<String, List<String>> items,
    Optional<String> numberAsWritten) {

  public Text {
    items = Map.copyOf(items);
  }

  public static Text of(String title) {
    return new Text(title, Optional.empty(), Map.of(), Optional.empty());
  }
}
