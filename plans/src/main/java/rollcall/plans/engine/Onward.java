package rollcall.plans.engine;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.plans.model.Check;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Work;
import rollcall.plans.run.Request;
import rollcall.plans.run.StepRef;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/**
 * The words that bring a step on where all goes well, each with who says it: what a demo hints at,
 * and what the people of a dry walk say.
 */
public final class Onward {
  /** A value for what a step records; where nothing is real any will do. */
  public static final String SOME_VALUE = "demo";

  /** What is to be said, and by whom. */
  public record Word(PersonId by, Request request) {}

  private Onward() {}

  /** None where nobody's word is waited for. */
  public static Stream<Word> words(StepRun run) {
    var ref = new StepRef.Numbered(run.step().number());
    return switch (run.status()) {
      case StepStatus.Called _ -> called(run, ref);
      case StepStatus.Taken _ -> taken(run, ref);
      case StepStatus.Checking _ -> run.openChecks().findAny().isPresent()
          ? check(run, ref)
          : Stream.of(new Word(run.owners().people().getFirst(), done(run, ref)));
      case StepStatus.Waiting _,StepStatus.Running _,StepStatus.Done _,StepStatus.Failed _,StepStatus.Skipped _,StepStatus.Stopped _,StepStatus.Unknown _,StepStatus.NoGo _,StepStatus.Unanswered _,StepStatus.Closed _ ->
        Stream.of();
    };
  }

  private static Stream<Word> called(StepRun run, StepRef ref) {
    return switch (run.step().work()) {
      case Work.Gate _ -> owners(run, run.answers().votes().keySet())
          .map(who -> new Word(who, new Request.Go(ref, Optional.empty())));
      case Work.Command _ -> Stream.of(new Word(run.owners().people().getFirst(),
          new Request.Run(ref)));
      case Work.ByHand _,Work.Milestone _,Work.Parts _,Work.Unbuilt _ ->
        owners(run, run.answers().takers()).map(who -> new Word(who, new Request.Take(ref)));
    };
  }

  private static Stream<Word> taken(StepRun run, StepRef ref) {
    if (run.step().work() instanceof Work.Command) {
      return Stream.of(new Word(run.owners().people().getFirst(), new Request.Run(ref)));
    }
    var others = looks(run).anyMatch(c -> !run.owners().include(
        run.owners(c).people().getFirst()));
    return others
        ? check(run, ref)
        : owners(run, run.answers().ready()).map(who -> new Word(who, done(run, ref)));
  }

  /** The first line of the checklist that nobody has found well. */
  private static Stream<Word> check(StepRun run, StepRef ref) {
    return looks(run).limit(1).map(c -> new Word(run.owners(c).people().getFirst(),
        new Request.CheckOk(ref, c.letter())));
  }

  /** As many of the owners as are still needed. */
  private static Stream<PersonId> owners(StepRun run, Set<PersonId> already) {
    return run.owners().people().stream().filter(p -> !already.contains(p))
        .limit(Math.max(1, run.owners().needed() - already.size()));
  }

  private static Request done(StepRun run, StepRef ref) {
    Map<String, String> values = run.step().records().stream()
        .collect(Collectors.toMap(Function.identity(), _ -> SOME_VALUE));
    return new Request.Done(ref, values, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Lines of the checklist that people look at. */
  private static Stream<Check> looks(StepRun run) {
    return run.openChecks().filter(c -> c.command().isEmpty());
  }
}
