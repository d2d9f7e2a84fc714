package rollcall.commands.grammar;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import rollcall.plans.model.Environment;
import rollcall.plans.model.HostName;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.PlanId;
import rollcall.plans.model.RestorePoint;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunId;
import rollcall.plans.run.StepRef;

/** All verbs, in the order in which help lists them. */
final class Vocabulary {
  /** How many lines of the record are shown where no number is given. */
  static final int LOG_LINES = 10;
  /** The most lines of the record that can be asked for in chat. */
  static final int MOST_LOG_LINES = 50;
  /** What a bare stop gives as its reason. */
  static final String STOPPED = "stop was said";

  private static final List<Verb> VERBS = List.of(
      Verb.ask("ack", "[N]", w -> w.step().map(Request.Take::new), "take"),
      Verb.ask("done", "[N] [name=value …] [at HH:MM] [for who] [note]", Vocabulary::done),
      Verb.ask("run", "N", w -> w.numbered().map(Request.Run::new)),
      Verb.ask("fail", "N why", Vocabulary::fail),
      Verb.ask("ok", "Na", w -> w.check(Request.CheckOk::new), "pass"),
      Verb.ask("go", "N [why]", w -> w.numbered().map(s -> new Request.Go(s, w.note()))),
      Verb.ask("nogo", "N why", w -> because(w, s -> y -> new Request.NoGo(s, y)), "no-go"),
      Verb.ask("more", "N 5m",
          w -> w.numbered().flatMap(s -> w.duration().map(d -> new Request.More(s, d)))),
      Verb.ask("undone", "N why", w -> because(w, s -> y -> new Request.Undone(s, y))),
      Verb.ask("redo", "N [failed]",
          w -> w.numbered().map(s -> new Request.Redo(s, w.goesOn("failed")))),
      Verb.ask("skip", "N why", Vocabulary::skip),
      Verb.ask("stop", "[N]", Vocabulary::stop),
      Verb.ask("assign", "N who [why]", Vocabulary::assign),
      Verb.ask("accept", "[N]", w -> w.step().map(Request.Accept::new)),
      Verb.ask("cover", "whom who",
          w -> w.person().flatMap(a -> w.person().map(b -> new Request.Cover(a, b)))),
      Verb.ask("away", "10m", w -> w.duration().map(Request.Away::new)),
      Verb.ask("here", "", _ -> Optional.of(new Request.Here())),
      Verb.ask("yes", "number", w -> w.token().map(Request.Yes::new), "y"),
      Verb.ask("no", "number", w -> w.token().map(Request.No::new), "n"),
      Verb.ask("hold", "why", w -> w.why().map(Request.Hold::new)),
      Verb.ask("resume", "", _ -> Optional.of(new Request.Resume())),
      Verb.ask("note", "text", w -> w.text("text").map(Request.Note::new)),
      Verb.ask("approve", "digest", w -> w.word("digest of what is approved",
          d -> d.matches("[0-9a-z]{1,64}"), Request.Approve::new)),
      Verb.ask("start", "[HH:MM]", Vocabulary::start),
      Verb.ask("preflight", "", _ -> Optional.of(new Request.Preflight())),
      Verb.ask("move-start", "HH:MM", w -> w.time().map(Request.MoveStart::new)),
      Verb.ask("waive", "what why", w -> w.word("name of what is waived",
          n -> n.matches("[A-Za-z0-9][A-Za-z0-9.-]{0,79}"), n -> n)
          .flatMap(n -> w.why().map(y -> new Request.Waive(n, y)))),
      new Verb("amend", List.of(), "", _ -> Optional.of(new Heard.Amend())),
      Verb.ask("lead", "who", w -> w.person().map(Request.Lead::new)),
      Verb.ask("suspend", "who why", w -> about(w, p -> y -> new Request.Suspend(p, y))),
      Verb.ask("reinstate", "who why", w -> about(w, p -> y -> new Request.Reinstate(p, y))),
      new Verb("todo", List.of(), "[[for who] text | done N]", Vocabulary::todo),
      Verb.ask("fallback", "[to POINT] why", Vocabulary::fallback),
      Verb.ask("end", "", _ -> Optional.of(new Request.End())),
      Verb.ask("abort", "RUN why", w -> w.word("run", Vocabulary::isRun, RunId::new)
          .flatMap(r -> w.why().map(y -> new Request.Abort(r, y)))),
      new Verb("open", List.of(), "PLAN [environment] [yyyy-mm-dd]", w -> open(w, false)),
      new Verb("rehearse", List.of(), "PLAN [environment] [yyyy-mm-dd]", w -> open(w, true)),
      Verb.look("status", new Question.Status(), "where"),
      Verb.look("next", new Question.Next()),
      Verb.look("mine", new Question.Mine()),
      Verb.look("who", new Question.Who()),
      Verb.look("eta", new Question.Eta()),
      Verb.look("plan", "[N]", Vocabulary::plan),
      Verb.look("log", "[lines]", Vocabulary::log),
      Verb.look("catchup", new Question.CatchUp()),
      Verb.look("output", "N [host]", Vocabulary::output),
      Verb.look("help", "[verb]", Vocabulary::help));

  private Vocabulary() {}

  /** The verb that {@code typed}, in lower case, is a word for. */
  static Optional<Verb> verb(String typed) {
    return VERBS.stream().filter(v -> v.is(typed)).findFirst();
  }

  static Stream<Verb> verbs() {
    return VERBS.stream();
  }

  private static Optional<Request> because(Words words,
      Function<StepRef, Function<String, Request>> made) {
    return words.numbered().flatMap(s -> words.why().map(made.apply(s)));
  }

  private static Optional<Request> about(Words words,
      Function<PersonId, Function<String, Request>> made) {
    return words.person().flatMap(p -> words.why().map(made.apply(p)));
  }

  /** Of a step, or of one line of its checklist. */
  private static Optional<Request> fail(Words w) {
    return w.looksLikeACheck()
        ? w.check((step, check) -> w.why().map(y -> new Request.CheckFail(step, check, y)))
            .flatMap(r -> r)
        : because(w, s -> y -> new Request.Fail(s, y));
  }

  private static Optional<Request> assign(Words w) {
    return w.looksLikeACheck()
        ? w.check((step, check) -> w.person()
            .map(p -> new Request.CheckAssign(step, check, p, w.note()))).flatMap(r -> r)
        : w.numbered().flatMap(s -> w.person().map(p -> new Request.Assign(s, p, w.note())));
  }

  private static Optional<Request> skip(Words w) {
    return w.looksLikeACheck()
        ? w.check((step, check) -> w.why().map(y -> new Request.CheckSkip(step, check, y)))
            .flatMap(r -> r)
        : because(w, s -> y -> new Request.Skip(s, y));
  }

  /** Without a word it lists them. */
  private static Optional<Heard> todo(Words w) {
    if (w.done()) {
      return Optional.of(new Heard.Look(new Question.Todos()));
    }
    if (w.goesOn("done")) {
      return w.word("number of a to-do", n -> n.matches("[1-9]\\d{0,3}"), Integer::valueOf)
          .map(n -> new Heard.Ask(new Request.TodoDone(n)));
    }
    var who = w.onBehalf();
    return w.text("text").map(text -> new Heard.Ask(new Request.Todo(who, text)));
  }

  private static Optional<Request> done(Words w) {
    return w.step().flatMap(step -> w.values()
        .map(values -> new Request.Done(step, values, w.at(), w.onBehalf(), w.note())));
  }

  /** With a step it stops that step's command, without one it holds the run. */
  private static Optional<Request> stop(Words w) {
    if (w.looksLikeAStep()) {
      return w.numbered().map(Request.Stop::new);
    }
    return w.done() ? Optional.of(new Request.Hold(STOPPED)) : w.why().map(Request.Hold::new);
  }

  private static Optional<Request> start(Words w) {
    return w.done()
        ? Optional.of(new Request.Start(Optional.empty()))
        : w.time().map(t -> new Request.Start(Optional.of(t)));
  }

  private static Optional<Request> fallback(Words w) {
    var to = w.goesOn("to")
        ? w.word("restore point", RestorePoint::accepts, RestorePoint::new)
        : Optional.<RestorePoint>empty();
    return w.why().map(why -> new Request.Fallback(to, why));
  }

  private static boolean isRun(String word) {
    return word.matches("[a-z0-9][a-z0-9-]{2,39}");
  }

  private static Optional<Heard.Open> open(Words w, boolean rehearsal) {
    return w.word("plan", PlanId::accepts, PlanId::new).map(plan -> {
      var environment = Environment.accepts(w.peek())
          ? Optional.of(new Environment(w.next()))
          : Optional.<Environment>empty();
      var date = w.done() ? Optional.<LocalDate>empty() : w.date();
      return new Heard.Open(plan, environment, date, rehearsal);
    });
  }

  private static Optional<Question> plan(Words w) {
    return w.done()
        ? Optional.of(new Question.ShowPlan(Optional.empty()))
        : w.numbered().map(s -> new Question.ShowPlan(Optional.of(s)));
  }

  private static Optional<Question> log(Words w) {
    return w.done()
        ? Optional.of(new Question.Log(LOG_LINES))
        : w.word("number of lines from 1 to " + MOST_LOG_LINES,
            n -> n.matches("[1-9]\\d?") && Integer.parseInt(n) <= MOST_LOG_LINES,
            n -> new Question.Log(Integer.parseInt(n)));
  }

  private static Optional<Question> output(Words w) {
    return w.number().flatMap(step -> w.done()
        ? Optional.of(new Question.Output(step, Optional.empty()))
        : w.word("host", HostName::accepts, HostName::new)
            .map(h -> new Question.Output(step, Optional.of(h))));
  }

  private static Optional<Question> help(Words w) {
    return w.done()
        ? Optional.of(new Question.Help(Optional.empty()))
        : w.word("verb", v -> verb(v).isPresent(), v -> new Question.Help(Optional.of(v)));
  }
}
