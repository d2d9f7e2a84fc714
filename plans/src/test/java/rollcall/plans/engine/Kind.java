package rollcall.plans.engine;

import static rollcall.plans.engine.PlanText.DORA;
import static rollcall.plans.engine.PlanText.QUINN;
import static rollcall.plans.engine.PlanText.ZOE;
import static rollcall.plans.engine.Release.ANN;
import static rollcall.plans.engine.Release.MALLORY;
import static rollcall.plans.engine.Release.PRABHU;
import static rollcall.plans.engine.Release.SANDRA;
import static rollcall.plans.engine.Release.THOMAS;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;
import rollcall.plans.model.HostName;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.StepId;
import rollcall.plans.run.ExecutionId;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunId;

/**
 * The kinds of steps of the table of verbs, with a walk into each of their states. The step is
 * always number 2, {@code it}; {@code first} comes before it, {@code last} after it.
 */
record Kind(String title, String meaning, String step, SequencedMap<String, PersonId> people,
    SequencedMap<String, Consumer<Release>> states) {

  static final List<Kind> ALL = List.of(byHand(), severalOwners(), checklist(), command(),
      checkedCommand(), gate(), parts(), milestone());
  private static final Duration TOO_LONG = Duration.ofMinutes(11);

  Release walk(Consumer<Release> until) {
    var run = PlanText.opened(PlanText.steps("""
        - { step: First, id: first, owner: thomas }
        - { step: It, id: it, %s }
        - { step: Last, id: last, owner: sandra }
        """.formatted(step)));
    run.asks(THOMAS, Say.suspend(ZOE));
    until.accept(run);
    return run;
  }

  private static Kind byHand() {
    var people = everybody();
    people.put("suspended owner", ZOE);
    people.putFirst("stand-in", DORA);
    people.putFirst("owner", PRABHU);
    var states = start();
    states.put("called, and its owner is silent", r -> {
      call(r);
      r.after(Duration.ofMinutes(2));
      r.after(Duration.ofMinutes(2));
    });
    states.put("called, and offered to ann", r -> {
      call(r);
      r.asks(PRABHU, Say.assign("2", ANN));
    });
    states.put("called, while the run is held", r -> {
      call(r);
      r.asks(ANN, new Request.Hold("why"));
    });
    states.put("taken", r -> then(r, Say.take("2")));
    states.put("done", r -> then(r, Say.done("2")));
    states.put("done, and what follows has begun", r -> {
      then(r, Say.done("2"));
      r.asks(SANDRA, Say.take("3"));
    });
    states.put("failed", r -> then(r, Say.fail("2")));
    return new Kind("A step by hand",
        "Its owner is prabhu, or zoe, who is suspended; dora stands in.",
        "owner: [prabhu, zoe], deputy: dora", people, ending(states));
  }

  private static Kind severalOwners() {
    var people = everybody();
    people.putFirst("quinn", QUINN);
    people.putFirst("prabhu", PRABHU);
    var states = start();
    states.put("taken by prabhu", r -> then(r, Say.take("2")));
    states.put("taken by both", r -> {
      then(r, Say.take("2"));
      r.asks(QUINN, Say.take("2"));
    });
    states.put("prabhu's share is done", r -> then(r, Say.done("2")));
    states.put("done", r -> {
      then(r, Say.done("2"));
      r.asks(QUINN, Say.done("2"));
    });
    return new Kind("A step of two owners that more may join",
        "prabhu and quinn both have to do it.",
        "owner: { all: [prabhu, quinn], open: true }", people, states);
  }

  private static Kind checklist() {
    var people = everybody();
    people.putFirst("check's owner", QUINN);
    people.putFirst("owner", PRABHU);
    var states = start();
    states.put("called, and b was found well", r -> {
      call(r);
      r.asks(QUINN, Say.ok("2", "b"));
    });
    states.put("taken", r -> then(r, Say.take("2")));
    states.put("checking", r -> then(r, Say.done("2")));
    states.put("done", r -> {
      then(r, Say.done("2"));
      r.asks(QUINN, Say.ok("2", "b"));
    });
    states.put("failed by its check", r -> {
      then(r, Say.done("2"));
      r.asks(QUINN, Say.bad("2", "b"));
    });
    return new Kind("A step with a checklist",
        "Its owner is prabhu, and so check a's; check b is quinn's.",
        "owner: prabhu, check: [A, { text: B, owner: quinn }]", people, ending(states));
  }

  private static Kind command() {
    var people = everybody();
    people.putFirst("owner", PRABHU);
    var states = start();
    states.put("called, while the run is held", r -> {
      call(r);
      r.asks(ANN, new Request.Hold("why"));
    });
    states.put("taken", r -> then(r, Say.take("2")));
    states.put("running", Kind::begin);
    states.put("done", r -> {
      begin(r);
      r.saw(new RunEvent.WorkEnded(work(), 0));
    });
    states.put("failed", r -> {
      begin(r);
      r.saw(new RunEvent.WorkEnded(work(), 1));
    });
    states.put("stopped", r -> {
      stop(r);
      r.saw(new RunEvent.WorkKilled(work(), ""));
    });
    states.put("unknown, and it may still run", r -> {
      stop(r);
      r.saw(new RunEvent.WorkUnseen(work(), "no route"));
    });
    states.put("unknown, and lost", r -> {
      begin(r);
      r.saw(new RunEvent.WorkLost(work(), "rebooted"));
    });
    states.put("running, while the run falls back", r -> {
      begin(r);
      r.confirms(THOMAS, Say.fallback());
    });
    return new Kind("A command", "It is prabhu's, and runs on one host.",
        "owner: prabhu, " + COMMAND, people, ending(states));
  }

  private static Kind checkedCommand() {
    var people = everybody();
    people.putFirst("check's owner", QUINN);
    people.putFirst("owner", PRABHU);
    var states = new LinkedHashMap<String, Consumer<Release>>();
    states.put("running", Kind::begin);
    states.put("checking", r -> {
      begin(r);
      r.saw(new RunEvent.WorkEnded(work(), 0));
    });
    return new Kind("A command with a checklist", "It is prabhu's; check b is quinn's.",
        "owner: prabhu, check: [A, { text: B, owner: quinn }], " + COMMAND, people, states);
  }

  private static final String COMMAND = "run: { ssh: 'deploy \"$TAG\"', hosts: h1 }";

  private static Kind gate() {
    var people = everybody();
    people.putFirst("quinn", QUINN);
    people.putFirst("prabhu", PRABHU);
    var states = start();
    states.put("called, and prabhu said go", r -> then(r, Say.go("2")));
    states.put("decided: go", r -> {
      then(r, Say.go("2"));
      r.asks(QUINN, Say.go("2"));
    });
    states.put("decided: no-go", r -> then(r, Say.nogo("2")));
    states.put("unanswered", r -> {
      call(r);
      r.after(TOO_LONG);
    });
    return new Kind("A gate", "prabhu and quinn both have to say go, within ten minutes.",
        "gate: { by: { all: [prabhu, quinn] }, answer-within: 10m }", people, ending(states));
  }

  private static Kind parts() {
    var people = everybody();
    people.putFirst("owner", PRABHU);
    var states = new LinkedHashMap<String, Consumer<Release>>();
    states.put("waiting for step 1", Release::started);
    states.put("its first part is called", Kind::call);
    states.put("its first part is taken", r -> then(r, Say.take("2.1")));
    states.put("its first part has failed", r -> then(r, Say.fail("2.1")));
    states.put("its first part is done", r -> then(r, Say.done("2.1")));
    states.put("done", r -> {
      then(r, Say.done("2.1"));
      r.asks(PRABHU, Say.done("2.2"));
    });
    return new Kind("A step with sub-steps", "It and its two sub-steps are prabhu's.",
        "owner: prabhu, steps: [{ step: One, id: one }, { step: Two, id: two }]", people,
        ending(states));
  }

  private static Kind milestone() {
    var states = new LinkedHashMap<String, Consumer<Release>>();
    states.put("waiting for step 1", Release::started);
    states.put("reached", Kind::call);
    return new Kind("A milestone", "It is nobody's.", "milestone: true", everybody(),
        ending(states));
  }

  private static SequencedMap<String, PersonId> everybody() {
    var people = new LinkedHashMap<String, PersonId>();
    people.put("lead", THOMAS);
    people.put("deputy", SANDRA);
    people.put("other", ANN);
    people.put("stranger", MALLORY);
    return people;
  }

  private static SequencedMap<String, Consumer<Release>> start() {
    var states = new LinkedHashMap<String, Consumer<Release>>();
    states.put("before the start", _ -> {
    });
    states.put("waiting for step 1", Release::started);
    states.put("called", Kind::call);
    return states;
  }

  private static SequencedMap<String, Consumer<Release>> ending(
      SequencedMap<String, Consumer<Release>> states) {
    states.put("skipped", r -> {
      r.started().asks(THOMAS, Say.skip("2"));
      if (!r.state().proposals().isEmpty()) {
        r.asks(SANDRA, Say.yes(r));
      }
      r.asks(THOMAS, Say.done("1"));
    });
    states.put("closed", r -> r.started().confirms(THOMAS, Say.fallback()));
    return states;
  }

  private static void call(Release run) {
    run.started().asks(THOMAS, Say.done("1"));
  }

  private static void then(Release run, Request request) {
    call(run);
    run.asks(PRABHU, request);
  }

  private static void begin(Release run) {
    then(run, Say.run("2"));
    run.saw(new RunEvent.WorkBegun(work(), "boot", "folder"));
  }

  private static void stop(Release run) {
    begin(run);
    run.asks(PRABHU, Say.stop("2"));
  }

  private static ExecutionId work() {
    return new ExecutionId(new RunId("smartsite-test"), new StepId("it"), 1, new HostName("h1"));
  }
}
