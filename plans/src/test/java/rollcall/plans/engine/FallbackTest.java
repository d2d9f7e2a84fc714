package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.plans.engine.PlanText.QUINN;
import static rollcall.plans.engine.Release.ANN;
import static rollcall.plans.engine.Release.PRABHU;
import static rollcall.plans.engine.Release.SANDRA;
import static rollcall.plans.engine.Release.THOMAS;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.plans.model.RestorePoint;
import rollcall.plans.model.StepId;
import rollcall.plans.run.Course;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.WayBack;

/** The way back: on whose word, to where, and of which steps. */
class FallbackTest {
  private static final String STEPS = """
      - phase: Release
        steps:
          - { step: Back up, id: backup, owner: prabhu, restore-point: before }
          - { step: Maintenance mode on, id: mode-on, owner: prabhu }
          - { step: Change the tables, id: tables, owner: prabhu, changes-data: true }
          - { step: Deploy, id: deploy, owner: prabhu,
              run: { ssh: 'deploy "$TAG"', hosts: h1 } }
          - { step: Well?, id: well, gate: { by: quinn } }
          - { step: Back up anew, id: second, owner: prabhu, restore-point: middle }
          - { step: Let users in, id: open, owner: prabhu, changes-data: true,
              no-way-back: users write }
      - phase: Back to the start
        kind: fallback
        to: before
        steps:
          - { step: Restore the tables, id: f-tables, owner: prabhu, at: D, takes: 5m,
              undoes: [tables] }
          - { step: Put the old version back, id: f-deploy, owner: prabhu, undoes: [deploy] }
          - { step: Does it work?, id: f-well, owner: quinn, check: [The front page is the old one] }
          - { step: Maintenance mode off, id: f-mode, owner: prabhu, undoes: [mode-on] }
      - phase: Back to the middle
        kind: fallback
        to: middle
        steps:
          - { step: Restore the second dump, id: m-tables, owner: prabhu }
      """
      .replace("Well?", "\"Well?\"").replace("Does it work?", "\"Does it work?\"");
  private final Release run = PlanText.opened(PlanText.phases(STEPS)).started();

  private void done(String... numbers) {
    for (var number : numbers) {
      run.insists(PRABHU, Say.done(number));
    }
  }

  private List<String> offered() {
    return WayBack.offered(run.state()).stream().flatMap(w -> w.to().stream())
        .map(RestorePoint::value).toList();
  }

  @Test
  @Tag("R22")
  @Tag("R58")
  void onlyALeadTurnsTheRunWithAReasonAndASecondWordAndThatMomentIsD() {
    done("1");
    for (var who : List.of(PRABHU, QUINN, ANN)) {
      assertThat(run.refusal(who, Say.fallback())).isInstanceOf(Rejection.NotYours.class);
    }
    run.asks(SANDRA, Say.fallback());
    assertThat(run.state().course()).isInstanceOf(Course.Forward.class);
    run.after(Duration.ofMinutes(1));
    assertThat(run.asks(THOMAS, Say.yes(run))).filteredOn(RunEvent.FallbackBegun.class::isInstance)
        .singleElement().isInstanceOfSatisfying(RunEvent.FallbackBegun.class,
            begun -> assertThat(begun.why()).isEqualTo("why"));
    assertThat(run.state().course().turnedAt()).contains(run.now());
  }

  @Test
  @Tag("R59")
  void theFirstWordHoldsAndTheSecondStopsWhatRuns() {
    done("1", "2", "3");
    run.asks(PRABHU, Say.run("4"));
    assertThat(run.asks(THOMAS, Say.fallback())).hasAtLeastOneElementOfType(RunEvent.Held.class);
    assertThat(run.asks(THOMAS, Say.yes(run)))
        .contains(new RunEvent.StopOrdered(run.work("deploy", "h1")));
    assertThat(run.word("f-tables")).isEqualTo("waiting");
    run.saw(new RunEvent.WorkKilled(run.work("deploy", "h1"), ""));
    assertThat(run.word("f-tables")).isEqualTo("called");
  }

  @Test
  @Tag("R58")
  void whoGoesOnTakesBackTheQuestionOfTheFallback() {
    done("1");
    run.asks(THOMAS, Say.fallback());
    var question = Say.yes(run);
    run.asks(SANDRA, new Request.Resume());
    assertThat(run.refusal(THOMAS, question)).isInstanceOf(Rejection.NothingProposed.class);
    assertThat(run.state().course()).isInstanceOf(Course.Forward.class);
  }

  @Test
  @Tag("R59")
  void aGateThatIsOpenIsClosed() {
    done("1", "2", "3", "4");
    assertThat(run.word("well")).isEqualTo("called");
    run.confirms(THOMAS, Say.fallback());
    assertThat(run.word("well")).isEqualTo("closed");
    assertThat(run.refusal(QUINN, Say.go("5"))).isInstanceOf(Rejection.OtherWay.class);
  }

  @Test
  @Tag("R60")
  void onlyWhatWasBegunIsUndone() {
    done("1", "2", "3");
    run.confirms(THOMAS, Say.fallback());
    assertThat(run.word("f-tables")).isEqualTo("called");
    assertThat(run.word("f-deploy")).isEqualTo("skipped");
    assertThat(run.word("f-well")).isEqualTo("waiting");
    assertThat(run.word("f-mode")).isEqualTo("waiting");
  }

  @Test
  @Tag("R54")
  @Tag("R61")
  void aPointIsOfferedOnlyWhenItsBackupIsConfirmed() {
    done("1", "2", "3", "4");
    assertThat(offered()).containsExactly("before");
    run.asks(QUINN, Say.go("5"));
    done("6");
    assertThat(offered()).containsExactly("middle", "before");
    assertThat(run.refusal(THOMAS, Say.fallback("nowhere"))).isEqualTo(new Rejection.NoRestorePoint(
        List.of(new RestorePoint("middle"), new RestorePoint("before"))));
  }

  @Test
  @Tag("R54")
  void withoutAConfirmedBackupThereIsNoWayBackFromChangedData() {
    run.asks(THOMAS, Say.skip("1"));
    done("2");
    run.asks(PRABHU, Say.take("3"));
    assertThat(run.refusal(THOMAS, Say.fallback())).isInstanceOf(Rejection.NoWayBack.class);
  }

  private static Release backedUpInParts() {
    return PlanText.opened(PlanText.phases("""
        - phase: Release
          steps:
            - step: Back up
              id: backup
              restore-point: before
              steps:
                - { step: Dump, id: dump, owner: prabhu }
                - { step: Copy, id: copy, owner: prabhu }
            - { step: Change the tables, id: tables, owner: prabhu, changes-data: true }
            - { step: Look, id: look, owner: ann }
        - phase: Back
          kind: fallback
          to: before
          steps:
            - { step: Restore, id: restore, owner: prabhu }
        """)).started();
  }

  @Test
  @Tag("R61")
  void aPointThatIsKeptInPartsIsConfirmedWhenTheyWereDoneAndNotWhenTheyWereSkipped() {
    var whole = backedUpInParts();
    whole.asks(PRABHU, Say.done("1.1"));
    whole.asks(PRABHU, Say.done("1.2"));
    assertThat(WayBack.confirmed(new RestorePoint("before"), whole.state())).isTrue();
    var lacking = backedUpInParts();
    lacking.asks(PRABHU, Say.done("1.1"));
    lacking.asks(THOMAS, Say.skip("1.2"));
    assertThat(lacking.word("backup")).isEqualTo("done");
    lacking.asks(PRABHU, Say.take("2"));
    assertThat(lacking.refusal(THOMAS, Say.fallback())).isInstanceOf(Rejection.NoWayBack.class);
  }

  @Test
  @Tag("R61")
  void theLeadPicksThePointAndMayPickAnotherOnTheWay() {
    done("1", "2", "3", "4");
    run.asks(QUINN, Say.go("5"));
    done("6");
    run.confirms(THOMAS, Say.fallback());
    assertThat(run.state().course()).isInstanceOfSatisfying(Course.Back.class,
        back -> assertThat(back.to()).contains(new RestorePoint("middle")));
    run.confirms(THOMAS, Say.fallback("before"));
    assertThat(run.word("m-tables")).isEqualTo("closed");
    assertThat(run.word("f-tables")).isEqualTo("called");
  }

  @Test
  @Tag("R62")
  void afterAPointOfNoReturnItTakesAnotherLead() {
    done("1", "2", "3", "4");
    run.asks(QUINN, Say.go("5"));
    done("6");
    run.asks(PRABHU, Say.take("7"));
    run.asks(THOMAS, Say.fallback());
    assertThat(run.refusal(THOMAS, Say.yes(run))).isInstanceOf(Rejection.NeedsAnother.class);
    run.asks(SANDRA, Say.yes(run));
    assertThat(run.state().course()).isInstanceOf(Course.Back.class);
  }

  @Test
  @Tag("R64")
  void theWayBackHasItsOwnStepsAndChecksAndEndsFallenBack() {
    done("1", "2", "3");
    run.confirms(THOMAS, Say.fallback());
    done("F1");
    run.asks(QUINN, Say.bad("F3", "a"));
    assertThat(run.word("f-mode")).isEqualTo("waiting");
    run.asks(QUINN, Say.redo("F3"));
    run.asks(QUINN, Say.ok("F3", "a"));
    done("F4");
    assertThat(run.state().course()).isInstanceOfSatisfying(Course.Ended.class,
        ended -> assertThat(ended.outcome()).isEqualTo(Course.Outcome.FALLEN_BACK));
  }

  @Test
  @Tag("R64")
  void itsTimesCountFromD() {
    done("1", "2", "3");
    run.confirms(THOMAS, Say.fallback());
    var planned = run.state().step(new StepId("f-tables")).step().timing().at().orElseThrow();
    assertThat(run.state().course().at(planned, run.state().plan().schedule()))
        .isEqualTo(Optional.of(run.now()));
  }
}
