package rollcall.plans.importer;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import rollcall.plans.document.Place;
import rollcall.plans.model.Phase;

/**
 * What forecast, fallback and lint need to know of a step and no document says in so many words:
 * that it changes data, saves them, puts users out or lets them in. Each is asked.
 */
final class Effects {
  private static final Pattern SAVES = Pattern
      .compile("(?i)\\b(?:back(?:ing)? ?-?up|dump|snapshot|clone|cloning)\\b.*"
          + "\\b(?:data(?:base)?s?|db|vm|server|system|volume|everything)\\b|\\b(?:database|db|data) (?:backup|dump|snapshot)\\b");
  private static final Pattern CHANGES = Pattern
      .compile("(?i)\\b(?:run|apply|execute|start|perform|install)\\b.*\\b(?:upgrade|"
          + "migrations?|sql|ddl|(?:db|database) [a-z ]{0,12}scripts?|schema)\\b|\\bmigrate\\b|\\bdrop\\b.*\\btable\\b|"
          + "\\bupgrade the (?:database|schema|data)");
  private static final Pattern OUT = Pattern.compile(
      "(?i)\\b(?:put|set|switch|place|take|enter|enable|turn)\\b.*\\b(?:into|to|on|in|in to)?\\b.*"
          + "\\bmaintenance(?: mode| page)?\\b|\\b(?:prevent|block|stop|disable)\\b.*\\b(?:client|user|public) access\\b|\\bshut ?down the (?:web|site)\\b.*");
  private static final Pattern BACK = Pattern
      .compile("(?i)\\b(?:out of|leave|exit|end|disable|lift|off|unset)\\b.*\\bmaintenance\\b|"
          + "\\bmaintenance mode off\\b|\\b(?:allow|enable|restore|open)\\b.*\\b(?:public|user|client) access\\b|"
          + "\\bre-?start the web ?server\\b.*");
  private static final String POINT = "before-release";

  private final Making making;
  private final Phase.Kind kind;

  Effects(Making making, Phase.Kind kind) {
    this.making = making;
    this.kind = kind;
  }

  void ask(Map<Node, Point> places) {
    places.forEach((node, point) -> ask(node, point.at()));
  }

  private void ask(Node node, Place at) {
    var title = node.text("step").replaceAll("`[^`]*`", "");
    if (BACK.matcher(title).find()) {
      ask(node, at, "users", "back", "users seem to be let in again by it");
    } else if (OUT.matcher(title).find()) {
      ask(node, at, "users", "out", "users seem to be put out by it");
    }
    if (kind == Phase.Kind.FALLBACK) {
      return;
    }
    if (SAVES.matcher(title).find() && kind == Phase.Kind.RELEASE) {
      ask(node, at, "restore-point", POINT, "it seems to make a state that one can go back to");
    } else if (CHANGES.matcher(title).find() && kind == Phase.Kind.RELEASE) {
      ask(node, at, "changes-data", "true",
          "it seems to change data, which wants a backup before it");
    }
  }

  private void ask(Node node, Place at, String key, String value, String why) {
    making.ask(at, key, node.text("step"), Optional.of(value), why, node);
  }
}
