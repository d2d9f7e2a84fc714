package rollcall.commands.reply;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.plans.model.Owners;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Plan;
import rollcall.plans.model.PlannedTime;
import rollcall.plans.model.Schedule;
import rollcall.plans.model.Step;
import rollcall.plans.model.Team;
import rollcall.plans.model.Timing;
import rollcall.plans.model.Work;
import rollcall.plans.run.Amendment;
import rollcall.plans.run.Amendment.Aspect;
import rollcall.plans.run.Amendment.Change;
import rollcall.plans.run.Amendment.PlanAspect;

/** What differs between two plans, in words, a line a change: also what an amendment shows. */
public final class Differing {
  private static final String NONE = "none";

  private Differing() {}

  /** In the order of the later plan; what is gone comes last. */
  public static List<String> lines(Plan before, Plan after) {
    return Amendment.changes(before, after).stream().map(Differing::line).map(Line::whole)
        .toList();
  }

  static Line line(Change change) {
    return switch (change) {
      case Change.Added a -> Line.of("+ {} {}, {}, {}", a.step().number(),
          new Line.Cut(a.step().title()), owners(a.step().owners()), length(a.step().timing()));
      case Change.Removed r -> Line.of("- {} {} is gone", r.step().number(),
          new Line.Cut(r.step().title()));
      case Change.Changed c -> Line.of("~ {}{} {}: {}", c.step().number(), was(c),
          new Line.Cut(c.step().title()), new Line.Cut(c.what().stream()
              .map(what -> said(what, c.before(), c.step())).collect(Collectors.joining("; "))));
      case Change.OfPlan p -> Line.of("~ of the plan: {}", new Line.Cut(p.what().stream()
          .map(what -> said(what, p.before(), p.after())).collect(Collectors.joining("; "))));
    };
  }

  /** The number that it had, where that is another. */
  private static String was(Change.Changed c) {
    return c.before().number().equals(c.step().number())
        ? ""
        : " (was " + c.before().number() + ")";
  }

  private static String said(PlanAspect what, Plan before, Plan after) {
    return switch (what) {
      case TITLE -> "title " + before.title().text() + " -> " + after.title().text();
      case CHANGE -> "change " + before.title().change().orElse(NONE) + " -> "
          + after.title().change().orElse(NONE);
      case PHASES -> "other names of phases, or other details";
      case SCHEDULE -> schedule(before.schedule(), after.schedule());
      case PEOPLE -> people(before.team(), after.team());
      case VALUES -> "other values of variables";
      case CHANNELS -> "channels " + listed(before.channels()) + " -> "
          + listed(after.channels());
      case QUIET -> "quiet channels " + listed(before.quiet().orElse(List.of())) + " -> "
          + listed(after.quiet().orElse(List.of()));
    };
  }

  private static String listed(List<?> words) {
    return words.isEmpty()
        ? NONE
        : words.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static String schedule(Schedule before, Schedule after) {
    var said = Stream.of(arrow("date", written(before.date()), written(after.date())),
        arrow("zone", before.zone().getId(), after.zone().getId()),
        arrow("window", window(before), window(after)),
        arrow("start", written(before.start()), written(after.start())),
        arrow("latest end", latestEnd(before), latestEnd(after)))
        .flatMap(Optional::stream).collect(Collectors.joining(", "));
    return said.isEmpty() ? "other reserve, or time of the roll call" : said;
  }

  private static String written(Optional<?> value) {
    return value.map(String::valueOf).orElse(NONE);
  }

  private static String window(Schedule schedule) {
    return schedule.window().map(w -> w.start() + " - " + w.end()).orElse(NONE);
  }

  private static String latestEnd(Schedule schedule) {
    return schedule.latestEnd().map(l -> l.at() + ", agreed by " + l.agreedBy()).orElse(NONE);
  }

  private static String people(Team before, Team after) {
    var said = Stream.of(arrow("lead", before.lead().value(), after.lead().value()),
        arrow("deputies", listed(before.deputies()), listed(after.deputies())))
        .flatMap(Optional::stream).collect(Collectors.joining(", "));
    return said.isEmpty() ? "other people or roles" : said;
  }

  private static String said(Aspect what, Step before, Step after) {
    return switch (what) {
      case TEXT -> "other text";
      case OWNER -> "owner " + owners(before.owners()) + " -> " + owners(after.owners());
      case TIME -> time(before.timing(), after.timing());
      case ORDER -> "other order";
      case WORK -> work(before.work(), after.work());
      case EFFECTS -> "other effects";
      case RECORDS -> "records " + listed(before.records()) + " -> " + listed(after.records());
      case CHECKS -> "other checks";
      case CONDITION -> "other condition";
      case SILENCE_AND_FAILURE -> "other reminders, or another way on where it fails";
      case PART -> part(before) + " -> " + part(after);
      case PLACE -> "another phase, or a phase with another kind or point to return to";
      case LEFT_OUT -> "left out here, or no longer";
    };
  }

  private static String part(Step step) {
    return step.terms().partOf().map(whole -> "part of " + whole).orElse("a step of its own");
  }

  private static String work(Work before, Work after) {
    return before.getClass() == after.getClass()
        ? "other " + work(after)
        : work(before) + " -> " + work(after);
  }

  private static String work(Work work) {
    return switch (work) {
      case Work.ByHand _ -> "work by hand";
      case Work.Command _ -> "command";
      case Work.Gate _ -> "gate";
      case Work.Milestone _ -> "milestone";
      case Work.Parts _ -> "sub-steps";
      case Work.Unbuilt(String key) -> key;
    };
  }

  private static String owners(Owners owners) {
    var people = owners.people().stream().map(PersonId::value)
        .collect(Collectors.joining(owners.all() ? " and " : " or "));
    var deputy = owners.deputy().map(d -> ", deputy " + d).orElse("");
    return (owners.needed() > 1 && !owners.all() ? owners.needed() + " of " : "") + people
        + (owners.open() ? " or others" : "") + deputy;
  }

  private static String time(Timing before, Timing after) {
    var said = Stream.of(arrow("at", at(before), at(after)),
        arrow("due", due(before), due(after)),
        arrow("takes", length(before), length(after))).flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
    return said.isEmpty() ? "other time" : said;
  }

  private static Optional<String> arrow(String what, String before, String after) {
    return before.equals(after)
        ? Optional.empty()
        : Optional.of(what + " " + before + " -> " + after);
  }

  private static String at(Timing timing) {
    return timing.at().map(PlannedTime::asWritten).orElse("no time")
        + (timing.notBefore() ? " and not before" : "");
  }

  private static String due(Timing timing) {
    return timing.due().map(PlannedTime::asWritten).orElse("no day");
  }

  private static String length(Timing timing) {
    return timing.takes().equals(Duration.ZERO)
        ? "no time given"
        : Sight.minutes(timing.takes()) + (timing.guessed() ? " (guessed)" : "");
  }
}
