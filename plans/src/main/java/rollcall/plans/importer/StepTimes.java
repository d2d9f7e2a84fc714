package rollcall.plans.importer;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import rollcall.plans.document.Place;
import rollcall.plans.model.Phase;

/** When a step begins, how long it takes, and whose it is, wherever its point says so. */
final class StepTimes {
  private static final Pattern MEASURED = Pattern
      .compile("\\b(?:(\\d{1,2})h ?)?(\\d{1,3})m ?(\\d{1,2})s\\b");

  private final Making making;
  private final Phase.Kind kind;

  StepTimes(Making making, Phase.Kind kind) {
    this.making = making;
    this.kind = kind;
  }

  /** What a point says of it, and the line below it that says so, if it is not its own. */
  record Found(Stamp stamp, Optional<Place> below) {}

  /** A line below loses what it says of the step. */
  static Found take(Point point) {
    var own = own(point);
    if (!own.isEmpty()) {
      return new Found(own, Optional.empty());
    }
    var below = below(point).map(i -> point.children().get(i).at());
    return new Found(lifted(point, own), below);
  }

  /** What stands in the columns of a table, and in the text itself. */
  private static Stamp own(Point point) {
    var own = Shell.isTyped(point.text()) ? Stamp.none(point.text()) : Stamp.of(point.text());
    var who = Optional.ofNullable(point.cells().get(Column.WHO)).map(Stamp::whose);
    var at = Optional.ofNullable(point.cells().get(Column.AT)).flatMap(StepTimes::time);
    var end = Optional.ofNullable(point.cells().get(Column.END)).flatMap(StepTimes::time);
    var takes = Optional.ofNullable(point.cells().get(Column.TAKES))
        .flatMap(t -> Times.inColumn(t, "m"));
    return new Stamp(own.text(), at.or(own::at), end.or(own::end),
        takes.or(own::takes).or(() -> Stamp.takes(at, end)),
        who.map(Stamp::owners).filter(o -> !o.isEmpty()).orElse(own.owners()),
        who.map(Stamp::open).orElse(own.open()));
  }

  private static Optional<Times.Found> time(String cell) {
    var first = cell.lines().findFirst().orElse("");
    return Times.of(first).or(() -> Times.of(first.replaceFirst("^\\S*\\d{4}\\S* ", "")))
        .or(() -> first.isBlank()
            ? Optional.empty()
            : Optional
                .of(Times.Found.guess(first, Optional.empty(), "it is no time as a plan has it")));
  }

  /** Owner and time behind a line below belong to the step. */
  private static Stamp lifted(Point point, Stamp own) {
    return below(point).map(i -> {
      var child = point.children().get(i);
      var stamp = Stamp.of(child.text());
      point.children().set(i, child.saying(stamp.text()));
      return new Stamp(own.text(), stamp.at(), stamp.end(), stamp.takes(), stamp.owners(),
          stamp.open());
    }).orElse(own);
  }

  private static Optional<Integer> below(Point point) {
    return IntStream.range(0, point.children().size()).boxed().filter(i -> {
      var child = point.children().get(i);
      var stamp = child.code() ? Stamp.of("") : Stamp.of(child.text());
      return stamp.isTimed() && !stamp.text().equals(child.text())
          && !child.text().startsWith("(");
    }).findFirst();
  }

  /** Says it of the step, and asks what is doubtful. */
  void say(Node node, Point point, Stamp stamp) {
    stamp.takes().filter(t -> !t.equals("0m")).ifPresent(t -> node.with("takes", t));
    stamp.at().ifPresent(found -> {
      var key = kind == Phase.Kind.BEFORE && found.found().matches("(?i)[SDT].*") ? "due" : "at";
      found.time().ifPresentOrElse(time -> timed(node, key, time, point, found),
          () -> making.ask(point.at(), key, found.found(), found.guess(), found.why(), node));
    });
    Optional.ofNullable(point.cells().get(Column.TAKES))
        .filter(t -> Times.inColumn(t, "m").isEmpty())
        .ifPresent(t -> making.ask(point.at(), "takes", t, Times.longest(t),
            "it is no duration as a plan has it", node));
    stamp.end().filter(end -> end.time().isEmpty()).ifPresent(end -> making.ask(point.at(), "takes",
        end.found(), end.guess().flatMap(to -> stamp.at().flatMap(Times.Found::time)
            .flatMap(from -> Times.between(from, to))),
        "when it ends " + end.why().replaceFirst("^it ", ""), node));
    var measured = MEASURED.matcher(point.text());
    if (stamp.takes().isEmpty() && measured.find()) {
      int minutes = Integer.parseInt(measured.group(2))
          + (measured.group(1) == null ? 0 : Integer.parseInt(measured.group(1)) * 60);
      making.ask(point.at(), "takes", measured.group(), Optional.of(Math.max(1, minutes) + "m"),
          "it looks like a time that was measured", node);
    }
  }

  /** In a fallback the clock counts from the decision, elsewhere never. */
  private void timed(Node node, String key, String time, Point point, Times.Found found) {
    boolean fromD = time.startsWith("D");
    if (kind == Phase.Kind.FALLBACK ? fromD : !fromD) {
      node.with(key, time);
    } else if (kind != Phase.Kind.FALLBACK) {
      making.ask(point.at(), key, found.found(), Optional.of("S" + time.substring(1)),
          "D is the moment when falling back is decided: here it seems to be the day itself", node);
    } else {
      node.with("written-at", time);
    }
  }
}
