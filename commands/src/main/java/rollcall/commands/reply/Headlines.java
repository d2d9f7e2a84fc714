package rollcall.commands.reply;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.commands.grammar.Grammar;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Work;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Course;
import rollcall.plans.run.NextWord;
import rollcall.plans.run.RunEvent;
import rollcall.plans.site.People;

/**
 * What is said to those who only want to know how it stands: that users are out or back, that
 * something was reached, that the release is taken back and until when it was promised to say more,
 * and how it ended. Nothing to type, nobody called.
 */
public record Headlines(Grammar grammar) {

  /** Of one decision; empty where it is no news for them. */
  public List<String> of(List<Told> decision) {
    return decision.stream()
        .map(told -> new Scene(told, decision, grammar, Optional.empty(), People.none()))
        .flatMap(Headlines::of).map(line -> line.within(Message.WIDTH)).toList();
  }

  private static Stream<Line> of(Scene scene) {
    return Stream.of(event(scene), users(scene.told(), scene.after())).flatMap(Optional::stream);
  }

  private static Optional<Line> event(Scene scene) {
    var now = scene.after();
    var at = now.clock(scene.at());
    return switch (scene.told().entry().event()) {
      case RunEvent.StepReached e when now.state().step(e.step()).step()
          .work() instanceof Work.Milestone ->
        Optional.of(about(now).and("{}, at {}.", now.title(e.step()), at));
      case RunEvent.FallbackBegun _ -> Optional.of(about(now)
          .and("it is going back to how it was ({}, decided by {}).", at, deciders(scene))
          .also(expected(now)).also(next(now)));
      case RunEvent.WordGiven _ -> Optional.of(about(now).and("still going back, step {} of {}.",
          now.outlook().step(), now.outlook().steps()).also(expected(now)).also(next(now)));
      case RunEvent.Ended e -> Optional.of(about(now).and(ended(e.outcome()), at));
      case RunEvent _ -> Optional.empty();
    };
  }

  private static Line about(Sight now) {
    return Line.of("{}: ", new Line.Cut(now.state().plan().title().text()));
  }

  /** By their full names, which those who are not of the team know. */
  private static String deciders(Scene scene) {
    var agreed = scene.told().entry().by() instanceof Actor.Person p
        ? Stream.of(p.id())
        : Stream.<PersonId>of();
    return Stream.concat(scene.proposer().stream(), agreed).distinct()
        .map(who -> name(who, scene.after())).collect(Collectors.joining(" and "));
  }

  private static String name(PersonId who, Sight now) {
    return new Visible(now.state().plan().team().people().getOrDefault(who, who.value())).text();
  }

  private static String ended(Course.Outcome outcome) {
    return switch (outcome) {
      case COMPLETED -> "completed at {}.";
      case FALLEN_BACK -> "everything is as it was before, since {}.";
      case ABORTED -> "broken off at {}; things are left as they are.";
    };
  }

  private static String expected(Sight now) {
    return now.state().facts().usersBack().isPresent() || now.state().facts().usersOut().isEmpty()
        ? ""
        : now.outlook().usersBack().map(t -> "Users back about " + now.clock(t) + ".").orElse("");
  }

  private static String next(Sight now) {
    return NextWord.of(now.state()).map(t -> "Next word " + now.clock(t) + ".").orElse("");
  }

  /** Users went, or came back, by this entry. */
  private static Optional<Line> users(Told told, Sight now) {
    var before = told.before().facts();
    var after = told.after().facts();
    if (after.usersBack().isPresent() && before.usersBack().isEmpty()) {
      return after.usersBack().map(back -> about(now).and("users are back since {}{}.",
          now.clock(back), after.usersOut().map(out -> out(out, back)).orElse("")));
    }
    return after.usersOut().filter(out -> !before.usersOut().equals(Optional.of(out)))
        .map(out -> about(now).and("users are out since {}.", now.clock(out)).also(expected(now)));
  }

  private static String out(Instant out, Instant back) {
    return ", out " + Sight.minutes(Duration.between(out, back));
  }
}
