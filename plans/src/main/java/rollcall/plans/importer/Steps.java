package rollcall.plans.importer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import rollcall.plans.document.Place;
import rollcall.plans.model.Phase;

/**
 * Points as steps: what stands below a step is a part of it, a line of its checklist, a list of
 * names, a command to be kept as it is, a decision that it waits for, or a note.
 */
final class Steps {
  private static final Pattern WAITS = Pattern
      .compile("(?i)(?:^|.*?\\b)wait (?:for|until) (.{2,60}?) (?:to|has|have) "
          + "(?:be |been )?(?:confirm|approv|sign|give|agree|ok|okay|say)\\w*(?: .*|\\.|$)");
  private static final Pattern PLACE_ONLY = Pattern
      .compile("(?i)^(?:on|at|in) \\S.{2,120}?\\s*(?:[–:-]\\s*)?$");
  private static final Pattern GOES_ON = Pattern
      .compile("(?i).*\\b(?:to|the|under|in|on|of|from|with|for|at|by|into|and|a|an)$");
  private static final Pattern CODE = Pattern.compile("`([^`]{2,400})`");
  private static final Pattern MEASURED = Pattern
      .compile("\\b(?:(\\d{1,2})h ?)?(\\d{1,3})m ?(\\d{1,2})s\\b");
  private static final Pattern READY = Pattern.compile(
      "(?i)\\bif (?:we|you|all|everything|everybody) (?:are|is) (?:all )?(?:ready|good|happy|ok|fine)\\b.*");
  private static final Pattern DOES = Pattern.compile(
      "(?i)^(?:prevent|install|run|stop|put|deploy|restore|send|create|update|remove|apply|take|set|"
          + "switch|enable|disable|ask|request|upgrade|back ?up|copy|move|edit|adjust|add|shut|restart|shutdown|notify|announce|"
          + "redirect|block|open|close|drain|failover|promote|merge|tag|build|push|start (?!process|the process|of)) ?\\b");
  private static final Pattern OWNED = Pattern.compile("^(\\p{Lu}[\\w /&-]{1,30}): (.{3,})$");
  private static final Pattern LABELLED = Pattern.compile("[\\p{L} ]{2,24} ?[:–—=] \\S{1,80}");
  private static final Pattern VERIFIED = Pattern.compile(
      "(?i)\\b(?:after|once) (?:verifying|confirming|checking|agreeing) with ([\\p{L}][\\w.-]{1,30}) that (.{3,120})$");
  private static final Pattern THEIRS = Pattern.compile(
      "^(?:the )?([\\p{L}][\\p{L} -]{1,25}?) (?:will|should|to) (check|verify|confirm|test|make sure|look)\\b(.*)$",
      Pattern.CASE_INSENSITIVE);
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_LINE = 480;
  private static final int MOST_DEEP = 6;
  private static final int MOST_DETAILS = 4_000;
  private static final String COMMANDS = "Commands";

  private final Making making;
  private final Phase.Kind kind;
  private final boolean guessed;

  /** {@code guessed}: what belongs to what is not said by indentation. */
  Steps(Making making, Phase.Kind kind, boolean guessed) {
    this.making = making;
    this.kind = kind;
    this.guessed = guessed;
  }

  /** The steps that {@code point} comes to: itself, and a decision before it that it waits for. */
  List<Node> of(Point point) {
    return of(point, 0);
  }

  private List<Node> of(Point point, int depth) {
    var own = ownStamp(point);
    var elsewhere = own.isEmpty()
        ? below(point).map(i -> point.children().get(i).at())
        : Optional.<Place>empty();
    var stamp = own.isEmpty() ? lifted(point, own) : own;
    var node = new Node();
    var body = new Body(node, depth);
    var title = titled(stamp.text().strip(), point, body);
    node.with("step", title);
    point.marker()
        .filter(m -> (m.number().isPresent() || m.done().isEmpty())
            && m.written().matches(".*[0-9a-zA-Z].*"))
        .ifPresent(m -> node.with("number",
            m.written()));
    node.from(point.at());
    making.hosts().read(stamp.text(), point.at());
    when(node, point, stamp);
    owner(node, point, stamp);
    elsewhere.ifPresent(at -> List.of("at", "due", "takes", "owner").forEach(
        key -> node.from(at, key)));
    labelled(node, point, stamp);
    body.finish(point);
    var all = new ArrayList<>(body.gates);
    all.add(node);
    return all;
  }

  /** A command stands in a plan as it is typed. */
  private static boolean isTyped(Point point) {
    return Shell.isCommand(point.text().strip()) && !point.text().contains("   ");
  }

  /** What stands in the columns of a table, and in the text itself. */
  private Stamp ownStamp(Point point) {
    var own = isTyped(point) ? Stamp.none(point.text()) : Stamp.of(point.text());
    var who = Optional.ofNullable(point.cells().get(Column.WHO)).map(Stamp::whose);
    var at = Optional.ofNullable(point.cells().get(Column.AT)).flatMap(Steps::time);
    var end = Optional.ofNullable(point.cells().get(Column.END)).flatMap(Steps::time);
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

  private void when(Node node, Point point, Stamp stamp) {
    stamp.takes().filter(t -> !t.equals("0m")).ifPresent(t -> node.with("takes", t));
    stamp.at().ifPresent(found -> {
      var key = kind == Phase.Kind.BEFORE && found.found().matches("(?i)[SDT].*") ? "due" : "at";
      found.time().ifPresentOrElse(time -> timed(node, key, time, point, found),
          () -> making.ask(point.at(), key, found.found(), found.guess(), found.why(), node));
    });
    Optional.ofNullable(point.cells().get(Column.TAKES))
        .filter(t -> Times.inColumn(t, "m").isEmpty())
        .ifPresent(t -> making.ask(point.at(), "takes", t, Optional.empty(),
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

  private void owner(Node node, Point point, Stamp stamp) {
    if (stamp.owners().isEmpty() && point.cells().containsKey(Column.WHO)) {
      var found = point.cells().getOrDefault(Column.WHO, "");
      making.ask(point.at(), "owner", found, Optional.empty(), "it is no name as a plan has it",
          node,
          answer -> node.with("owner", making.crew().said(answer)));
    }
    making.owner(stamp.owners(), stamp.open()).ifPresent(owner -> {
      node.with("owner", owner);
      if (owner instanceof List<?> several) {
        making.ask(point.at(), "owner", String.join(", ", stamp.owners()),
            Optional.of("any of them"), "several are named, and not whether one of them is enough",
            node, answer -> several(node, several, answer));
      } else if (owner instanceof Node) {
        making.ask(point.at(), "owner", String.join(", ", stamp.owners()) + ", …",
            "any of them, and others may join",
            "several are named and the list is left open, so not whether one of them is enough",
            node,
            () -> {
            });
      }
    });
  }

  /** {@code Database team: restore the dump}: perhaps whose it is. */
  private void labelled(Node node, Point point, Stamp stamp) {
    var label = OWNED.matcher(node.text("step"));
    if (stamp.owners().isEmpty() && label.matches()
        && (Crew.isTeam(label.group(1)) || making.crew().knows(label.group(1)))) {
      making.ask(point.at(), "owner", label.group(1), Optional.of(label.group(1)),
          "a name with a colon stands before it: is it whose step this is?", node,
          answer -> node.with("owner", making.crew().said(answer)));
    }
  }

  private void several(Node node, List<?> names, String answer) {
    switch (answer.strip()) {
      case "any of them" -> node.with("owner", names);
      case "all of them" -> node.with("owner", new Node().with("all", names));
      default -> node.with("owner", making.crew().said(answer));
    }
  }

  private String titled(String text, Point point, Body body) {
    if (isTyped(point)) {
      body.items(COMMANDS).add(Shell.plain(point.text().strip()));
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
        body.items(COMMANDS).add(code.group(1));
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

  /** What belongs to one step, in the order of the document. */
  private final class Body {
    private final Node step;
    private final int depth;
    private final List<Node> gates = new ArrayList<>();
    private final List<Node> parts = new ArrayList<>();
    private final List<Object> checks = new ArrayList<>();
    private final Map<String, List<String>> items = new LinkedHashMap<>();
    private final StringBuilder details = new StringBuilder();
    private Optional<Point> header = Optional.empty();
    private boolean joining;

    Body(Node step, int depth) {
      this.step = step;
      this.depth = depth;
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
      if (joins(child, text)) {
        return;
      }
      if (child.code() || Shell.isCommand(text)) {
        command(child, text);
      } else if (Shell.isNames(text)) {
        names(child, text);
      } else if (WAITS.matcher(text).matches()) {
        gate(child, text);
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

    private Optional<String> open = Optional.empty();

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

    private void gate(Point child, String text) {
      var waits = WAITS.matcher(text);
      var who = waits.matches() ? waits.group(1).strip() : "";
      var by = making.owner(Stamp.whose(who).owners(), false);
      var node = new Node().with("step",
          Words.capital(text.replaceFirst("(?i)^note\\s*[–:-]\\s*", "")));
      node.from(child.at());
      var gate = new Node();
      by.ifPresentOrElse(b -> gate.with("by", b), () -> making.ask(child.at(), "gate", text,
          Optional.empty(), "it does not say who decides", node,
          answer -> node.with("gate", new Node().with("by", making.crew().said(answer)))));
      if (by.isPresent()) {
        node.with("gate", gate);
      }
      gates.add(node);
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
      var made = Steps.this.of(child, depth + 1);
      parts.addAll(made);
    }

    /** Beside parts a look is one of them, in its turn. */
    private Node asPart(Object check) {
      return check instanceof Node n
          ? new Node().with("step", n.text("text")).with("check", List.of(n))
          : new Node().with("step", check).with("check", List.of(check));
    }
  }

  /** Somebody else's word that a sentence waits for. */
  private void verified(Node step, List<Object> among, Place at) {
    var with = VERIFIED.matcher(step.text("step"));
    if (with.find()) {
      var title = Words.capital(with.group(2).strip()) + "?";
      making.ask(at, "gate", with.group(), "a gate before it, decided by " + with.group(1),
          "another's word is waited for, which a gate asks for by name", step,
          () -> making.owner(List.of(with.group(1)), false).ifPresent(by -> among.add(
              among.indexOf(step), new Node().with("step", title).from(at).with("gate",
                  new Node().with("by", by)))));
    }
  }

  /** A decision that a sentence hides, to be put before {@code step}. */
  void hidden(Node step, List<Object> among, Place at) {
    verified(step, among, at);
    var ready = READY.matcher(step.text("step"));
    if (ready.find()) {
      var gate = new Node().with("step",
          Words.capital(ready.group().replaceFirst("(?i)^if ", "")) + "?").from(at);
      making.ask(at, "gate", ready.group(), "a gate before it, decided by whose step it is",
          "a condition that only its words say is decided by whoever reads it first", step, () -> {
            gate.with("gate", new Node().with("by",
                step.value("owner").orElseGet(() -> making.plan().text("lead"))));
            among.add(among.indexOf(step), gate);
          });
    }
  }
}
