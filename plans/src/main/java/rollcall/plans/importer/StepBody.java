package rollcall.plans.importer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What belongs to one step, in the order of the document: its parts, its checks, its lists of names
 * and commands, the decisions that it waits for, and what is told.
 */
final class StepBody {
  private static final Pattern PLACE_ONLY = Pattern
      .compile("(?i)^(?:on|at|in) \\S.{2,120}?\\s*(?:[–:-]\\s*)?$");
  private static final Pattern GOES_ON = Pattern
      .compile("(?i).*\\b(?:to|the|under|in|on|of|from|with|for|at|by|into|and|a|an)$");
  private static final Pattern DOES = Pattern.compile(
      "(?i)^(?:prevent|install|run|stop|put|deploy|restore|send|create|update|remove|apply|take|set|"
          + "switch|enable|disable|ask|request|upgrade|back ?up|copy|move|edit|adjust|add|shut|restart|shutdown|notify|announce|"
          + "redirect|block|open|close|drain|failover|promote|merge|tag|build|push|start (?!process|the process|of)) ?\\b");
  private static final Pattern LABELLED = Pattern.compile("[\\p{L} ]{2,24} ?[:–—=] \\S{1,80}");
  private static final Pattern THEIRS = Pattern.compile(
      "^(?:the )?([\\p{L}][\\p{L} -]{1,25}?) (?:will|should|to) (check|verify|confirm|test|make sure|look)\\b(.*)$",
      Pattern.CASE_INSENSITIVE);
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_LINE = 480;
  private static final int MOST_DEEP = 6;
  private static final int MOST_DETAILS = 4_000;
  static final String COMMANDS = "Commands";

  private final Steps steps;
  private final Making making;
  private final Node step;
  private final int depth;
  private final boolean guessed;
  private final List<Node> gates = new ArrayList<>();
  private final List<Node> parts = new ArrayList<>();
  private final List<Object> checks = new ArrayList<>();
  private final Map<String, List<String>> items = new LinkedHashMap<>();
  private final StringBuilder details = new StringBuilder();
  private Optional<Point> header = Optional.empty();
  private Optional<String> open = Optional.empty();
  private boolean joining;

  StepBody(Steps steps, Making making, Node step, int depth, boolean guessed) {
    this.steps = steps;
    this.making = making;
    this.step = step;
    this.depth = depth;
    this.guessed = guessed;
  }

  /** The decisions that the step waits for. */
  List<Node> gates() {
    return gates;
  }

  List<String> items(String name) {
    return items.computeIfAbsent(name, _ -> new ArrayList<>());
  }

  void detail(String text) {
    if (details.length() + text.length() < MOST_DETAILS) {
      details.append(details.isEmpty() ? "" : "\n").append(text.strip());
    }
  }

  void finish(Point point) {
    if (point.cells().containsKey(Column.COMMAND)) {
      point.cells().get(Column.COMMAND).lines().forEach(items(COMMANDS)::add);
    }
    Optional.ofNullable(point.cells().get(Column.EXPECTED))
        .ifPresent(text -> text.lines().forEach(line -> checks.add(line.strip())));
    Optional.ofNullable(point.cells().get(Column.NOTE)).ifPresent(this::detail);
    Optional.ofNullable(point.cells().get(Column.WHERE)).ifPresent(where -> {
      detail("On " + where.replace("\n", ", "));
      making.hosts().read(where, point.at());
    });
    point.children().forEach(this::child);
    header.ifPresent(this::nothingUnder);
    place();
    if (!items.isEmpty()) {
      step.with("items", items);
    }
    if (!checks.isEmpty()) {
      step.with("check", checks);
    }
    if (!details.isEmpty()) {
      step.with("details", details.toString());
    }
    if (!parts.isEmpty()) {
      itself();
      step.with("steps", parts);
    }
    dangling(point);
  }

  /** What was to be done before the lines below it came to it is done too, and first. */
  private void itself() {
    if (guessed && depth == 0 && DOES.matcher(step.text("step")).find()) {
      var own = new Node().with("step", step.text("step"));
      step.value("source").ifPresent(s -> own.with("source", s));
      parts.addFirst(own);
    }
  }

  /** A step that only says where is what is done there. */
  private void place() {
    var title = step.text("step");
    if (!PLACE_ONLY.matcher(title).matches() || parts.size() != 1 || parts.getFirst().has("owner")
        || parts.getFirst().has("steps")) {
      return;
    }
    var only = parts.removeFirst();
    step.with("step", title + ": " + only.text("step"));
    for (var key : List.of("check", "items", "details")) {
      if (only.has(key)) {
        step.take(key, only);
      }
    }
  }

  private void dangling(Point point) {
    if (point.text().strip().endsWith(":") && point.children().isEmpty() && depth == 0) {
      announced(point, step);
    }
  }

  private void announced(Point point, Node node) {
    making.ask(point.at(), "details", point.text(), Optional.empty(),
        "it announces something that does not follow", node);
  }

  private void nothingUnder(Point empty) {
    making.ask(empty.at(), "items", empty.text(), Optional.empty(),
        "a list is announced and nothing stands under it", step,
        answer -> step.<List<String>>map("items").put(name(empty),
            List.of(answer.split(", ?", -1))));
    header = Optional.empty();
  }

  /** It announces a list, and is nothing to do by itself. */
  private boolean isHeader(Point child, String text) {
    return text.endsWith(":") && child.children().isEmpty() && !Words.isCheck(text)
        && !text.contains(". ");
  }

  private String name(Point header) {
    var plain = Words.cut(Words.withoutTail(header.text(), " :"), LONGEST_TITLE);
    return plain.isEmpty() ? "These" : plain;
  }

  private void child(Point child) {
    var text = child.text().strip();
    making.hosts().read(text, child.at());
    if (text.isEmpty() && child.children().isEmpty()) {
      return;
    }
    if (child.row()) {
      part(child);
      return;
    }
    if (joins(child, text)) {
      return;
    }
    if (child.code() || Shell.isCommand(text)) {
      command(child, text);
    } else if (Shell.isNames(text)) {
      names(child, text);
    } else if (Decisions.isWait(text)) {
      gates.add(new Decisions(making).gate(child, text));
    } else if (isHeader(child, text)) {
      header.ifPresent(this::nothingUnder);
      header = Optional.of(child);
    } else {
      saying(child, text);
    }
  }

  /** A sentence that goes on in the next line. */
  private boolean joins(Point child, String text) {
    var said = last();
    var goesOn = child.marker().isEmpty() && !child.code() && Stamp.of(text).isEmpty()
        && !Shell.isCommand(text) && (GOES_ON.matcher(said).matches()
            || (joining && Character.isLowerCase(text.codePointAt(0))));
    joining = goesOn && said.length() + text.length() < LONGEST_TITLE
        && child.children().isEmpty();
    if (joining) {
      extend(said + " " + text);
    }
    return joining;
  }

  private String last() {
    if (!checks.isEmpty() && parts.isEmpty()) {
      return checks.getLast() instanceof String s ? s : "";
    }
    if (parts.isEmpty()) {
      return step.text("step");
    }
    var part = parts.getLast();
    return part.has("check") && part.list("check").getLast() instanceof String s
        ? s
        : part.text("step");
  }

  private void extend(String text) {
    if (!checks.isEmpty() && parts.isEmpty()) {
      checks.set(checks.size() - 1, text);
    } else if (parts.isEmpty()) {
      step.with("step", text);
    } else if (parts.getLast().has("check")) {
      parts.getLast().list("check").set(parts.getLast().list("check").size() - 1, text);
    } else {
      parts.getLast().with("step", text);
    }
  }

  private void command(Point child, String text) {
    var name = header.map(this::name).orElse(Shell.isCrontab(text)
        ? "The line of the crontab"
        : COMMANDS);
    header = Optional.empty();
    into(name).add(child.code() ? child.text() : Shell.plain(text));
    child.children().forEach(this::child);
  }

  private List<String> into(String name) {
    return parts.isEmpty()
        ? items(name)
        : parts.getLast().<List<String>>map("items").computeIfAbsent(name,
            _ -> new ArrayList<>());
  }

  private void names(Point child, String text) {
    header.ifPresent(h -> open = Optional.of(name(h)));
    header = Optional.empty();
    var list = open.isPresent() ? items(open.get()) : into("These");
    if (text.contains("  ")) {
      for (var name : text.split("\\s+", -1)) {
        list.add(name);
      }
    } else {
      list.add(text.matches("`[^`]+`") ? text.substring(1, text.length() - 1) : text);
    }
    child.children().forEach(this::child);
  }

  /** A sentence: a look, a note, or a part. */
  private void saying(Point child, String text) {
    header.ifPresent(this::nothingUnder);
    open = Optional.empty();
    if (text.endsWith(":") && child.children().isEmpty()) {
      announced(child, step);
    }
    var theirs = THEIRS.matcher(text);
    if (theirs.matches()
        && (making.crew().knows(theirs.group(1)) || Crew.isTeam(theirs.group(1)))) {
      look(child, Words.capital(theirs.group(2)) + theirs.group(3),
          making.owner(List.of(theirs.group(1)), false));
    } else if (child.marker().isEmpty() && text.matches("(?i)(?:it|there) should .*")
        && answers(text)) {
      return;
    } else if (Words.isCheck(text)
        && child.children().stream().noneMatch(c -> c.marker().isPresent())) {
      look(child, text, Optional.empty());
    } else if (isNote(child, text)) {
      noted(child, text);
    } else {
      part(child);
    }
  }

  private boolean isNote(Point child, String text) {
    return Words.isNote(text) || (child.marker().isEmpty() && LABELLED.matcher(text).matches())
        || (child.marker().isEmpty() && child.children().isEmpty()
            && depth > 0 && PLACE_ONLY.matcher(text).matches())
        || (child.marker().isEmpty() && Words.isProse(text))
        || depth >= MOST_DEEP;
  }

  private void noted(Point child, String text) {
    if (parts.isEmpty()) {
      detail(text);
    } else {
      var part = parts.getLast();
      part.with("details", part.has("details") ? part.text("details") + "\n" + text : text);
    }
    child.children().forEach(this::child);
  }

  /** What is to be seen, after what is to be looked at. */
  private boolean answers(String text) {
    var last = parts.isEmpty() ? checks : parts.getLast().list("check");
    if (last.isEmpty() || !(last.getLast() instanceof String look)) {
      return false;
    }
    last.set(last.size() - 1, new Node().with("text", look).with("expected", text));
    return true;
  }

  private void look(Point child, String text, Optional<Object> whose) {
    var said = cut(text);
    Object check = whose.<Object>map(w -> new Node().with("text", said).with("owner", w))
        .orElse(said);
    if (parts.isEmpty()) {
      checks.add(check);
    } else {
      parts.getLast().list("check").add(check);
    }
    child.children().forEach(this::child);
  }

  private String cut(String text) {
    var plain = text.replaceAll("\\s+", " ").strip();
    return Words.cut(plain, LONGEST_LINE);
  }

  private void part(Point child) {
    checks.stream().map(this::asPart).forEach(parts::add);
    checks.clear();
    var made = steps.of(child, depth + 1);
    parts.addAll(made);
  }

  /** Beside parts a look is one of them, in its turn. */
  private Node asPart(Object check) {
    return check instanceof Node n
        ? new Node().with("step", n.text("text")).with("check", List.of(n))
        : new Node().with("step", check).with("check", List.of(check));
  }
}
