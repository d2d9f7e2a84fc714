package rollcall.bot.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rollcall.commands.reply.Visible;
import rollcall.plans.engine.DryWalk;
import rollcall.plans.forecast.Forecast;
import rollcall.plans.model.Phase;
import rollcall.plans.model.Plan;
import rollcall.plans.model.Step;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Entry;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRun;

/**
 * A plan drawn: a row a step, from when to when it is foreseen if each begins as early as it can.
 * First the way there by the clock, then each way back from the moment it is decided.
 */
record Timeline(Plan plan) {
  private static final int COLUMNS = 60;
  private static final int TICK = 10;
  private static final int TITLE = 28;
  private static final List<Integer> MINUTES = List.of(1, 2, 3, 5, 10, 15, 30, 60, 120, 240, 720,
      1_440, 10_080);
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  /** What is drawn together: from {@code from} on, so many minutes a column. */
  private record Scale(Instant from, int minutes, Optional<ZoneId> zone) {
    static Scale of(Instant from, Instant to, Optional<ZoneId> zone) {
      long length = Duration.between(from, to).toMinutes();
      int minutes = MINUTES.stream().filter(m -> (long) m * COLUMNS >= length).findFirst()
          .orElse(MINUTES.getLast());
      return new Scale(from, minutes, zone);
    }

    int column(Instant at) {
      return (int) Math.min(COLUMNS, Duration.between(from, at).toMinutes() / minutes);
    }

    String heads() {
      var line = new StringBuilder();
      for (int column = 0; column < COLUMNS; column += TICK) {
        line.append(String.format(Locale.ROOT, "%-" + TICK + "s", head(column)));
      }
      return line.toString().stripTrailing();
    }

    private String head(int column) {
      var at = from.plus(Duration.ofMinutes((long) column * minutes));
      return zone.map(z -> CLOCK.format(at.atZone(z)))
          .orElseGet(() -> "D+" + (long) column * minutes + "m");
    }
  }

  List<String> lines() {
    var lines = new ArrayList<String>();
    lines
        .add(new Visible(plan.title().text()) + " (" + plan.id() + ", " + plan.environment() + ")");
    DryWalk.started(plan).ifPresentOrElse(run -> {
      lines.addAll(there(run));
      IntStream.range(0, plan.phases().size())
          .filter(i -> plan.phases().get(i).kind() == Phase.Kind.FALLBACK)
          .forEach(i -> lines.addAll(back(i, run)));
    }, () -> lines.add("nothing can be drawn: it has no date or no start, or cannot be opened"));
    return lines;
  }

  private List<String> there(RunState run) {
    var forecast = Forecast.of(run, run.at());
    var steps = plan.phases(Phase.Kind.RELEASE).flatMap(p -> p.steps().stream()).toList();
    var from = steps.stream().flatMap(s -> forecast.span(s.id()).stream())
        .map(Forecast.Span::start).min(Comparator.naturalOrder()).orElse(run.at());
    var last = end(steps, forecast, from);
    var window = plan.schedule().windowEnd().filter(from::isBefore);
    var scale = Scale.of(from, window.filter(last::isBefore).orElse(last),
        Optional.of(plan.schedule().zone()));
    var lines = rows(steps, forecast, scale, window);
    window.ifPresent(end -> lines.add(label("", "the window ends " + CLOCK
        .format(end.atZone(plan.schedule().zone()))) + " ".repeat(scale.column(end)) + "|"));
    return lines;
  }

  private List<String> back(int place, RunState run) {
    var phase = plan.phases().get(place);
    var closed = run.onCourse().map(StepRun::id).toList();
    var turned = run.apply(new Entry(run.number() + 1, run.at(), new Actor.Bot(),
        new RunEvent.FallbackBegun(phase.to(), place, "drawn", closed, List.of())));
    var forecast = Forecast.of(turned, run.at());
    var scale = Scale.of(run.at(), end(phase.steps(), forecast, run.at()), Optional.empty());
    return Stream.concat(Stream.of("", new Visible(phase.title()).toString()),
        rows(phase.steps(), forecast, scale, Optional.empty()).stream()).toList();
  }

  private static Instant end(List<Step> steps, Forecast forecast, Instant from) {
    return steps.stream().flatMap(s -> forecast.span(s.id()).stream()).map(Forecast.Span::end)
        .max(Comparator.naturalOrder()).orElse(from);
  }

  private List<String> rows(List<Step> steps, Forecast forecast, Scale scale,
      Optional<Instant> window) {
    var lines = new ArrayList<String>();
    lines.add(label("", "") + scale.heads());
    for (var step : steps) {
      forecast.span(step.id()).ifPresent(span -> lines.add(label(step.number().value(),
          new Visible(step.title()).toString()) + bar(span, scale, window)));
    }
    return lines;
  }

  private static String label(String number, String title) {
    var shown = title.length() <= TITLE ? title : title.substring(0, TITLE - 1) + "…";
    return String.format(Locale.ROOT, "  %-5s %-" + TITLE + "s ", number, shown);
  }

  /** At least one column, a dot where the step takes no time. */
  private static String bar(Forecast.Span span, Scale scale, Optional<Instant> window) {
    int from = scale.column(span.start());
    int length = Math.max(1, scale.column(span.end()) - from);
    var mark = span.start().equals(span.end()) ? "." : "#";
    var late = window.filter(span.end()::isAfter).isPresent() ? " after the window" : "";
    return " ".repeat(from) + mark.repeat(length) + late;
  }
}
