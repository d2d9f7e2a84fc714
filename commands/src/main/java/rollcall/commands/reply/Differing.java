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
import rollcall.plans.model.Step;
import rollcall.plans.model.Timing;
import rollcall.plans.run.Amendment;
import rollcall.plans.run.Amendment.Change;

/** What differs between two plans, in words, a line a change: also what an amendment shows. */
public final class Differing {
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
      case Change.OfPlan p -> Line.of("~ of the plan: other {}", String.join(", ", p.what()));
    };
  }

  /** The number that it had, where that is another. */
  private static String was(Change.Changed c) {
    return c.before().number().equals(c.step().number())
        ? ""
        : " (was " + c.before().number() + ")";
  }

  private static String said(String what, Step before, Step after) {
    return switch (what) {
      case Amendment.OWNER -> "owner " + owners(before.owners()) + " -> " + owners(after.owners());
      case Amendment.TIME -> time(before.timing(), after.timing());
      case Amendment.PLACE -> "another phase, or its phase has another name or point to return to";
      default -> "other " + what;
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
