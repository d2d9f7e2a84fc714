package rollcall.bot.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.commands.reply.Hindering;
import rollcall.commands.reply.Visible;
import rollcall.plans.engine.DryWalk;
import rollcall.plans.engine.DryWalk.Happening;
import rollcall.plans.engine.DryWalk.Point;
import rollcall.plans.engine.DryWalk.What;
import rollcall.plans.model.Plan;
import rollcall.plans.model.Work;

/** A dry walk as people read it: a line for whatever happens, then the ways back, then the end. */
record WalkTable(DryWalk walk) {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm",
      Locale.ENGLISH);
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(new Visible(plan().title().text()) + " (" + plan().id() + ", " + plan().environment()
        + "): a dry walk");
    walk.assumed()
        .ifPresent(day -> lines.add("The plan has no date; it is walked on " + day + "."));
    if (!walk.hindered().isEmpty()) {
      walk.hindered().forEach(o -> lines.add("It cannot be opened: " + Hindering.line(o)));
      return lines;
    }
    lines.add("Taken for granted: everybody answers at once, each step takes what is planned, every"
        + " gate is a go, every command ends well.");
    lines.add("Start " + DAY.format(walk.begun().atZone(plan().schedule().zone())) + windowEnd());
    lines.add("");
    walk.happenings().forEach(h -> lines.add(line(h)));
    lines.add("");
    lines.addAll(waysBack());
    lines.add("");
    lines.addAll(ending());
    return lines;
  }

  private Plan plan() {
    return walk.plan();
  }

  private String windowEnd() {
    return plan().schedule().windowEnd().map(end -> ", the window ends " + clock(end))
        .orElse(", no window");
  }

  private String line(Happening happening) {
    return String.format(Locale.ROOT, "  %-13s %-5s %s", clock(happening.at()),
        happening.step().number(), what(happening)).stripTrailing();
  }

  private static String what(Happening happening) {
    return switch (happening.what()) {
      case What.Called c -> new Visible(happening.step().title()) + ": "
          + (happening.step().work() instanceof Work.Gate ? "go or no-go by " : "") + people(c);
      case What.Runs r -> "runs " + r.by().map(by -> "on the word of " + by).orElse("by itself")
          + " on " + r.hosts().stream().map(Object::toString).collect(Collectors.joining(", "))
          + ": " + new Visible(r.command());
      case What.Go _ -> "go (taken as go)";
      case What.Done d ->
        "done" + d.outcome().map(name -> ", taken to end as \"" + name + "\"").orElse("");
      case What.Skipped s -> "SKIPPED: " + new Visible(s.why());
    };
  }

  private static String people(What.Called called) {
    var names = called.people().stream().map(Object::toString).collect(Collectors.joining(", "));
    return called.people().size() == 1 || called.needed() == called.people().size()
        ? names
        : (called.needed() == 1 ? "any of " : called.needed() + " of ") + names;
  }

  private List<String> waysBack() {
    return walk.points().isEmpty()
        ? List.of("There is no way back.")
        : Stream.concat(Stream.of("Falling back:"), walk.points().stream().map(this::wayBack))
            .toList();
  }

  private String wayBack(Point point) {
    return "  from " + point.step().number() + " on (" + clock(point.at()) + ") it takes "
        + minutes(point.takes()) + point.to().map(to -> " to " + to).orElse("")
        + point.lastMoment().map(last -> ", last moment " + clock(last)).orElse("")
        + (point.inTime() ? "" : ": TOO LATE, it cannot end in time");
  }

  private List<String> ending() {
    if (!walk.stuck().isEmpty()) {
      return List.of("It comes to a HALT at " + clock(walk.end()) + ": "
          + walk.stuck().stream().map(s -> s.number().value()).collect(Collectors.joining(", "))
          + " would wait for ever.");
    }
    return List.of("End " + clock(walk.end()) + walk.spare().map(WalkTable::kept).orElse("") + ".");
  }

  private static String kept(Duration spare) {
    return spare.isNegative()
        ? ", OVER the window by " + minutes(spare.negated())
        : ", " + minutes(spare) + " before the window's end";
  }

  private static String minutes(Duration length) {
    return length.toMinutes() + " min";
  }

  /** With the date where that is not the start's. */
  private String clock(Instant at) {
    var local = at.atZone(plan().schedule().zone());
    var day = walk.begun().atZone(plan().schedule().zone()).toLocalDate();
    return local.toLocalDate().equals(day)
        ? CLOCK.format(local)
        : dated(local.toLocalDate())
            + CLOCK.format(local);
  }

  private static String dated(LocalDate day) {
    return DateTimeFormatter.ofPattern("d MMM ", Locale.ENGLISH).format(day);
  }
}
