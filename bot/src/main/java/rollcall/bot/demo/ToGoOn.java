package rollcall.bot.demo;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.commands.grammar.Grammar;
import rollcall.plans.model.Check;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Work;
import rollcall.plans.run.Course;
import rollcall.plans.run.Proposal;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRef;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/**
 * What brings the release on from {@code state}, as it is typed by whoever speaks as
 * {@code speaker}: the demo's own hint, so that nobody who has never seen a release is at a loss.
 */
record ToGoOn(RunState state, String speaker, Grammar grammar) {
  /** A value for what a step records; in a demo any will do. */
  static final String SOME_VALUE = "demo";
  private static final String BETWEEN = " | ";

  private record Word(PersonId by, Request request) {}

  /** One line, or none where nobody's word is waited for. */
  Optional<String> line() {
    if (state.course().ended()) {
      return Optional.of("The release has ended. To look back: " + grammar.prefix()
          + "log. To leave: Ctrl-D.");
    }
    var typed = words().map(this::typed).collect(Collectors.joining(BETWEEN));
    return Optional.of(typed).filter(t -> !t.isEmpty()).map(t -> "To go on: " + t);
  }

  private String typed(Word word) {
    var said = grammar.say(word.request());
    return word.by().value().equals(speaker) ? said : "as " + word.by() + ": " + said;
  }

  private Stream<Word> words() {
    var question = state.proposals().values().stream()
        .max(Comparator.comparingLong(Proposal::token));
    if (question.isPresent()) {
      return answers(question.get());
    }
    if (state.attention().held().isPresent()) {
      return Stream.of(byLead(new Request.Resume()));
    }
    var steps = state.inPlay().flatMap(this::ofStep).toList();
    return steps.isEmpty() && state.course() instanceof Course.Open
        ? Stream.of(byLead(new Request.Start(Optional.empty())))
        : steps.stream();
  }

  private Stream<Word> answers(Proposal question) {
    var by = question.could(state).stream().findFirst().orElse(question.by());
    return Stream.<Function<Long, Request>>of(Request.Yes::new, Request.No::new)
        .map(answer -> new Word(by, answer.apply(question.token())));
  }

  private Word byLead(Request request) {
    return new Word(state.lead(), request);
  }

  private Stream<Word> ofStep(StepRun run) {
    var ref = new StepRef.Numbered(run.step().number());
    return switch (run.status()) {
      case StepStatus.Called _ -> called(run, ref);
      case StepStatus.Taken _ -> taken(run, ref);
      case StepStatus.Checking _ -> check(run, ref);
      case StepStatus.Failed _,StepStatus.Stopped _,StepStatus.Unknown _,StepStatus.NoGo _,StepStatus.Unanswered _ ->
        Stream.of(byLead(new Request.Redo(ref)));
      case StepStatus.Running _ when run.isBackground() ->
        Stream.of(byLead(new Request.Stop(ref)));
      case StepStatus.Waiting _,StepStatus.Running _,StepStatus.Done _,StepStatus.Skipped _,StepStatus.Closed _ ->
        Stream.of();
    };
  }

  private Stream<Word> called(StepRun run, StepRef ref) {
    return switch (run.step().work()) {
      case Work.Gate _ -> owners(run, run.answers().votes().keySet())
          .map(who -> new Word(who, new Request.Go(ref, Optional.empty())));
      case Work.Command _ -> Stream.of(new Word(run.owners().people().getFirst(),
          new Request.Run(ref)));
      case Work.ByHand _,Work.Milestone _,Work.Parts _,Work.Unbuilt _ ->
        owners(run, run.answers().takers()).map(who -> new Word(who, new Request.Take(ref)));
    };
  }

  private Stream<Word> taken(StepRun run, StepRef ref) {
    if (run.step().work() instanceof Work.Command) {
      return Stream.of(new Word(run.owners().people().getFirst(), new Request.Run(ref)));
    }
    var others = looks(run).anyMatch(c -> !run.owners().include(
        run.owners(c).people().getFirst()));
    return others
        ? check(run, ref)
        : owners(run, run.answers().ready()).map(who -> new Word(who, done(run, ref)));
  }

  /** Lines of the checklist that people look at. */
  private static Stream<Check> looks(StepRun run) {
    return run.openChecks().filter(c -> c.command().isEmpty());
  }

  /** The first of them that nobody has found well. */
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
}
