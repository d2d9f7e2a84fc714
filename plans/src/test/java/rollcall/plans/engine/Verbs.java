package rollcall.plans.engine;

import static rollcall.plans.engine.Release.ANN;
import static rollcall.plans.engine.Release.PRABHU;

import java.time.Duration;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import rollcall.plans.model.CheckLetter;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunId;
import rollcall.plans.run.RunState;

/** Every request, by the words that the table of verbs has for it. */
final class Verbs {
  private static final String IT = "2";
  static final SequencedMap<String, Request> OF_STEPS = ofSteps();
  /** What is asked of a run may name a question or the digest of that run. */
  static final SequencedMap<String, Function<RunState, Request>> OF_RUNS = ofRuns();

  private static SequencedMap<String, Request> ofSteps() {
    var verbs = new LinkedHashMap<String, Request>();
    verbs.put("take", Say.take(IT));
    verbs.put("run", Say.run(IT));
    verbs.put("done", Say.done(IT));
    verbs.put("done for prabhu", Say.doneFor(IT, PRABHU));
    verbs.put("fail", Say.fail(IT));
    verbs.put("more", Say.more(IT, 5));
    verbs.put("ok a", Say.ok(IT, "a"));
    verbs.put("ok b", Say.ok(IT, "b"));
    verbs.put("fail b", Say.bad(IT, "b"));
    verbs.put("skip b", Say.unlooked(IT, "b"));
    verbs.put("go", Say.go(IT));
    verbs.put("nogo", Say.nogo(IT));
    verbs.put("redo", Say.redo(IT));
    verbs.put("redo failed", new Request.Redo(Say.step(IT), true));
    verbs.put("undone", Say.undone(IT));
    verbs.put("skip", Say.skip(IT));
    verbs.put("stop", Say.stop(IT));
    verbs.put("assign to ann", Say.assign(IT, ANN));
    verbs.put("assign b to ann", new Request.CheckAssign(Say.step(IT), new CheckLetter("b"), ANN,
        Optional.empty()));
    verbs.put("accept", Say.accept(IT));
    return verbs;
  }

  private static SequencedMap<String, Function<RunState, Request>> ofRuns() {
    var verbs = new LinkedHashMap<String, Function<RunState, Request>>();
    verbs.put("approve", s -> new Request.Approve(s.opening().digest()));
    verbs.put("amend", _ -> new Request.Amend(Stage.amended()));
    verbs.put("waive no-fallback", _ -> Say.waive("no-fallback"));
    verbs.put("waive 1", _ -> Say.waive("1"));
    verbs.put("start", _ -> new Request.Start(Optional.empty()));
    verbs.put("start 05:30", _ -> new Request.Start(Optional.of(LocalTime.of(5, 30))));
    verbs.put("move-start 05:30", _ -> Say.moveStart("05:30"));
    verbs.put("here", _ -> new Request.Here());
    verbs.put("preflight", _ -> new Request.Preflight());
    verbs.put("away 10m", _ -> new Request.Away(Duration.ofMinutes(10)));
    verbs.put("hold", _ -> new Request.Hold("why"));
    verbs.put("resume", _ -> new Request.Resume());
    verbs.put("note", _ -> new Request.Note("text"));
    verbs.put("todo", _ -> new Request.Todo(Optional.empty(), "text"));
    verbs.put("todo done 1", _ -> new Request.TodoDone(1));
    verbs.put("cover prabhu ann", _ -> new Request.Cover(PRABHU, ANN));
    verbs.put("lead ann", _ -> new Request.Lead(ANN));
    verbs.put("suspend ann", _ -> Say.suspend(ANN));
    verbs.put("reinstate zoe", _ -> new Request.Reinstate(PlanText.ZOE, "why"));
    verbs.put("fallback", _ -> Say.fallback());
    verbs.put("abort", s -> new Request.Abort(s.id(), "why"));
    verbs.put("abort another", _ -> new Request.Abort(new RunId("another"), "why"));
    verbs.put("end", _ -> new Request.End());
    verbs.put("yes", s -> new Request.Yes(question(s)));
    verbs.put("no", s -> new Request.No(question(s)));
    return verbs;
  }

  private static long question(RunState state) {
    return state.proposals().isEmpty() ? 1 : state.proposals().lastEntry().getKey();
  }

  private Verbs() {}
}
