package rollcall.plans.engine;

import static rollcall.plans.engine.PlanText.ZOE;
import static rollcall.plans.engine.Release.ANN;
import static rollcall.plans.engine.Release.MALLORY;
import static rollcall.plans.engine.Release.PRABHU;
import static rollcall.plans.engine.Release.SANDRA;
import static rollcall.plans.engine.Release.THOMAS;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Plan;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;

/** The states of a run in the table of verbs, each with the walk into it. */
final class Stage {
  static final SequencedMap<String, PersonId> PEOPLE = people();
  static final SequencedMap<String, Release> ALL = all();
  private static final String PLAN = """
      - phase: Before
        kind: before
        steps:
          - { step: Prepare, id: prepare, owner: prabhu }
      - phase: Release
        steps:
          - { step: Deploy, id: deploy, owner: prabhu, run: { ssh: 'deploy "$TAG"', hosts: h1 } }
          - { step: Look, id: look, owner: sandra }
      """;

  private static SequencedMap<String, PersonId> people() {
    var people = new LinkedHashMap<String, PersonId>();
    people.put("lead", THOMAS);
    people.put("deputy", SANDRA);
    people.put("owner", PRABHU);
    people.put("other", ANN);
    people.put("suspended", ZOE);
    people.put("stranger", MALLORY);
    return people;
  }

  private static SequencedMap<String, Release> all() {
    var stages = new LinkedHashMap<String, Release>();
    stages.put("open", at(_ -> {
    }));
    stages.put("open, its days before are done", at(r -> r.asks(PRABHU, Say.done("1"))));
    stages.put("open, of a plan without a way back", at("", r -> r.asks(PRABHU, Say.done("1"))));
    stages.put("armed", at(Stage::arm));
    stages.put("running", at(Stage::start));
    stages.put("running, and step 2 is taken", at(r -> {
      start(r);
      r.asks(PRABHU, Say.take("2"));
    }));
    stages.put("held", at(r -> {
      start(r);
      r.asks(ANN, new Request.Hold("why"));
    }));
    stages.put("unheard", at(r -> {
      start(r);
      r.saw(new RunEvent.Unheard(r.now(), "the network is gone"));
    }));
    stages.put("the lead is silent for a quarter of an hour", at(r -> {
      start(r);
      r.after(Duration.ofMinutes(16));
    }));
    stages.put("the lead has asked for the fallback", at(r -> {
      start(r);
      r.asks(THOMAS, Say.fallback());
    }));
    stages.put("ann has asked to suspend prabhu", at(r -> {
      start(r);
      r.asks(ANN, Say.suspend(PRABHU));
    }));
    stages.put("falling back", at(r -> {
      start(r);
      r.confirms(THOMAS, Say.fallback());
    }));
    stages.put("ended", at(r -> {
      start(r);
      r.confirms(THOMAS, new Request.Abort(r.state().id(), "why"));
    }));
    return stages;
  }

  /** The plan with another title of its last step. */
  static Plan amended() {
    return PlanText.phases(PLAN.replace("step: Look", "step: Look twice") + PlanText.WAY_BACK);
  }

  private static Release at(Consumer<Release> walk) {
    return at(PlanText.WAY_BACK, walk);
  }

  private static Release at(String wayBack, Consumer<Release> walk) {
    var run = PlanText.opened(PlanText.phases(PLAN + wayBack), 1);
    run.asks(THOMAS, Say.suspend(ZOE));
    walk.accept(run);
    return run;
  }

  private static void arm(Release run) {
    run.asks(PRABHU, Say.done("1"));
    run.confirms(THOMAS, new Request.Start(Optional.empty()));
    run.asks(ANN, new Request.Todo(Optional.empty(), "text"));
  }

  private static void start(Release run) {
    arm(run);
    run.after(Duration.between(run.now(), Instant.parse("2009-08-18T05:10:00Z")));
    run.asks(THOMAS, new Request.Here());
  }

  private Stage() {}
}
