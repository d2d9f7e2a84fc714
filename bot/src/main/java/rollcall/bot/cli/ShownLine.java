package rollcall.bot.cli;

import java.time.temporal.ChronoUnit;
import java.util.Set;
import rollcall.bot.journal.Line;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A line of the journal as people read it: position, UTC, run and the number in it, who, what
 * happened, and the rest of it as compact JSON.
 */
final class ShownLine {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String TAG = "is";
  /** Where an actor's name stands, by what kind of actor it is. */
  private static final Set<String> NAMES = Set.of("id", "user");

  private ShownLine() {}

  static String of(Line line) {
    var entry = JSON.readTree(line.payload());
    return String.join(" ", Long.toString(line.position()),
        line.at().truncatedTo(ChronoUnit.SECONDS).toString(), line.run() + " #" + line.number(),
        who(entry.path("by")), what(entry.path("event"))).strip();
  }

  private static String who(JsonNode by) {
    return NAMES.stream().map(by::path).filter(JsonNode::isString).map(JsonNode::asString)
        .findFirst().orElse("bot");
  }

  private static String what(JsonNode event) {
    if (!(event instanceof ObjectNode fields)) {
      return "";
    }
    var rest = fields.deepCopy();
    rest.remove(TAG);
    return fields.path(TAG).asString("") + (rest.isEmpty() ? "" : " " + rest);
  }
}
