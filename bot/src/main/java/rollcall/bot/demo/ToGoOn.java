package rollcall.bot.demo;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.commands.grammar.Grammar;
import rollcall.plans.engine.Onward;
import rollcall.plans.engine.Onward.Word;
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
  private static final String BETWEEN = " | ";

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
      case StepStatus.Called _,StepStatus.Taken _,StepStatus.Checking _ -> Onward.words(run);
      case StepStatus.Failed _,StepStatus.Stopped _,StepStatus.Unknown _,StepStatus.NoGo _,StepStatus.Unanswered _ ->
        Stream.of(byLead(new Request.Redo(ref)));
      case StepStatus.Running _ when run.isBackground() ->
        Stream.of(byLead(new Request.Stop(ref)));
      case StepStatus.Waiting _,StepStatus.Running _,StepStatus.Done _,StepStatus.Skipped _,StepStatus.Closed _ ->
        Stream.of();
    };
  }
}
