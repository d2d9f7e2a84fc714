package rollcall.plans.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import rollcall.plans.document.Marker;
import rollcall.plans.model.Phase;

/** Points as steps, with what stands below them. */
final class Steps {
  private static final Pattern CODE = Pattern.compile("`([^`]{2,400})`");
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_LINE = 480;

  private final Making making;
  private final StepTimes times;
  private final StepOwner owners;
  private final boolean guessed;

  /** {@code guessed}: what belongs to what is not said by indentation. */
  Steps(Making making, Phase.Kind kind, boolean guessed) {
    this.making = making;
    this.times = new StepTimes(making, kind);
    this.owners = new StepOwner(making);
    this.guessed = guessed;
  }

  /** The steps that {@code point} comes to: itself, and a decision before it that it waits for. */
  List<Node> of(Point point) {
    return of(point, 0);
  }

  List<Node> of(Point point, int depth) {
    var found = StepTimes.take(point);
    var stamp = found.stamp();
    var node = new Node();
    var body = new StepBody(this, making, node, depth, guessed);
    node.with("step", titled(stamp.text().strip(), point, body));
    point.marker().filter(Steps::isNumber).ifPresent(m -> node.with("number", m.written()));
    node.from(point.at());
    making.hosts().read(stamp.text(), point.at());
    times.say(node, point, stamp);
    owners.say(node, point, stamp);
    found.below().ifPresent(at -> List.of("at", "due", "takes", "owner").forEach(
        key -> node.from(at, key)));
    owners.labelled(node, point, stamp);
    body.finish(point);
    var all = new ArrayList<>(body.gates());
    all.add(node);
    return all;
  }

  /** A table may number its rows by letters; the letter o alone is a bullet. */
  private static boolean isNumber(Marker marker) {
    return (marker.number().isPresent() || marker.done().isEmpty())
        && marker.written().matches("(?!o$).*[0-9a-zA-Z].*");
  }

  private String titled(String text, Point point, StepBody body) {
    if (Shell.isTyped(point.text())) {
      body.items(StepBody.COMMANDS).add(Shell.plain(point.text().strip()));
      return Words.cut(point.text().strip(), LONGEST_LINE);
    }
    var clean = Words.withoutTail(text.replaceAll("\\s+", " "),
        point.children().isEmpty() ? " –.-" : " :–.-");
    if (clean.isEmpty()) {
      clean = point.children().isEmpty() ? point.at().quote() : "Step " + point.at().line();
    }
    var code = CODE.matcher(clean);
    while (code.find()) {
      if (code.group(1).contains(" ") || Shell.isCommand(code.group(1))) {
        body.items(StepBody.COMMANDS).add(code.group(1));
      }
    }
    if (clean.length() > LONGEST_TITLE) {
      body.detail(clean);
      int stop = clean.indexOf(". ");
      return stop > 10 && stop < LONGEST_TITLE
          ? clean.substring(0, stop)
          : Words.cut(clean, LONGEST_TITLE);
    }
    return clean;
  }
}
