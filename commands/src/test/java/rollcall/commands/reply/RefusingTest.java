package rollcall.commands.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.commands.SmallRelease.PRABHU;
import static rollcall.commands.SmallRelease.SANDRA;
import static rollcall.commands.SmallRelease.THOMAS;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import rollcall.commands.SmallRelease;
import rollcall.commands.grammar.Heard;
import rollcall.plans.model.CheckLetter;
import rollcall.plans.model.HostName;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.PlanId;
import rollcall.plans.model.Revision;
import rollcall.plans.model.StepId;
import rollcall.plans.model.StepNumber;
import rollcall.plans.run.Course;
import rollcall.plans.run.Need;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.Right;
import rollcall.plans.run.RunId;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRef;

/** Each refusal is one line that says what is wrong and what to type instead. */
class RefusingTest {
  private static final Instant SIX = SmallRelease.at("06:00");
  private static final StepId BACKUP = new StepId("backup");
  private static final StepId MARKERS = new StepId("markers");
  private static final Request TAKE = new Request.Take(
      new StepRef.Numbered(new StepNumber("3")));
  private static final Request BARE = new Request.Take(new StepRef.TheOne());
  private static final Request START = new Request.Start(Optional.empty());
  private static final CheckLetter A = new CheckLetter("a");
  private static final CheckLetter B = new CheckLetter("b");
  private static final List<HostName> HOSTS = List.of(new HostName("sakai2"));

  private record Case(Rejection why, Request request, String said) {}

  private static final List<Case> CASES = List.of(
      of(new Rejection.NotYours(Right.OWNER, List.of(PRABHU), List.of(MARKERS)),
          "3 is prabhu's (Back up production DB). Yours: 1."),
      new Case(new Rejection.NotYours(Right.LEAD, List.of(THOMAS, SANDRA), List.of()), START,
          "!start is for thomas or sandra."),
      of(new Rejection.NoSuchStep(new StepNumber("99"), Optional.of(new StepNumber("6"))),
          "There is no step 99; the last is 6."),
      new Case(new Rejection.WhichStep(List.of(MARKERS, BACKUP)), BARE,
          "Which one? 1 Set DB markers, 3 Back up production DB. Say the number, as !ack 1."),
      new Case(new Rejection.WhichStep(List.of()), BARE, "Nothing waits on you."),
      of(new Rejection.Already(BACKUP, "taken", Optional.of(PRABHU), Optional.of(SIX)),
          "3 Back up production DB is already taken, by prabhu, since 06:00."),
      of(new Rejection.NotInState(BACKUP, "failed", List.of("redo", "done", "skip")),
          "3 Back up production DB is failed. Possible now: !redo 3, !done 3, !skip 3."),
      of(new Rejection.WaitsFor(BACKUP, List.of(MARKERS)),
          "3 Back up production DB is not called yet: it waits for 1 Set DB markers."),
      of(new Rejection.NotNow(BACKUP, Optional.of(SIX)),
          "3 Back up production DB is not to be done yet: it is called at 06:00."),
      of(new Rejection.OtherWay(BACKUP),
          "3 Back up production DB belongs to another part of the plan than the run is in."),
      of(new Rejection.AlreadyApproved(), "You have approved already; it needs others."),
      of(new Rejection.Late(BACKUP, SIX), "3 Back up production DB was called at 06:00, after you"
          + " said that. If it is meant for this call, say it again."),
      of(new Rejection.TooSoon(MARKERS, Duration.ofSeconds(5)),
          "1 Set DB markers was only just taken. If it is done: !done 1 marker=<value>."),
      of(new Rejection.NoCommand(BACKUP),
          "3 Back up production DB has no command; it is done by hand. Type !ack 3."),
      of(new Rejection.NotPermitted(BACKUP, HOSTS),
          "3 Back up production DB: no permit of this site covers it on sakai2."),
      of(new Rejection.NotApproved("3f9a2c07", 1, List.of(SANDRA)),
          "Commands may not start: 1 approval is missing. sandra: !approve 3f9a2c07."),
      of(new Rejection.WrongDigest("3f9a2c07"),
          "That is not what this run would do. What it would do is 3f9a2c07."),
      of(new Rejection.WrongDigest(""), "This run has no command to approve."),
      of(new Rejection.ValuesWanted(MARKERS, List.of("marker"), List.of("mark")),
          "1 Set DB markers is not done. It does not record mark."
              + " Type: !done 1 marker=<value>."),
      of(new Rejection.NoRoom(200),
          "Only 200 MiB are free on my disk: nothing begins until there is more."),
      of(new Rejection.NoRoom(63), "Only 63 MiB are free on my disk: until there is more I take"
          + " stop, fallback and abort only."),
      of(new Rejection.BadValue("marker"), "The value of marker may not be used."),
      new Case(new Rejection.TimeIsPast(SIX), START,
          "06:00 is past; a start can only be set ahead. Type !start."),
      of(new Rejection.TimeOutOfRange(BACKUP, SIX),
          "3 Back up production DB was called at 06:00: it cannot have been done before."),
      of(new Rejection.StillGoing(BACKUP, HOSTS),
          "3 Back up production DB has a command without a known end on sakai2. !stop 3."),
      of(new Rejection.NoSuchPerson(new PersonId("prabu"), Optional.of(PRABHU)),
          "I do not know prabu in this run. Did you mean prabhu?"),
      of(new Rejection.NoRestorePoint(List.of(SmallRelease.POINT)),
          "There is no such restore point now. Confirmed: before-upgrade."),
      of(new Rejection.NoWayBack(), "This plan has no way back from here."),
      of(new Rejection.NothingProposed(47, List.of(50L)),
          "No question 47 waits for your answer. Open: !yes 50."),
      of(new Rejection.NeedsAnother(Need.ANOTHER_LEAD, List.of(SANDRA)),
          "This needs the second word of sandra."),
      of(new Rejection.NotStarted(Optional.of(SIX)),
          "The release has not started, planned 06:00. A lead types !start."),
      new Case(new Rejection.AlreadyStarted(SIX), START, "The start is set already: 06:00."),
      of(new Rejection.FallingBack(SIX), "The run is falling back since 06:00."),
      of(new Rejection.HasEnded(Course.Outcome.FALLEN_BACK, SIX),
          "The run has ended at 06:00 (fallen back)."),
      of(new Rejection.NotHeld(), "The run is not on hold."),
      of(new Rejection.AlreadyHeld("it burns"),
          "The run is on HOLD already: it burns. thomas: !resume."),
      of(new Rejection.StillOpen(List.of(MARKERS)), "Still open: 1 Set DB markers."),
      of(new Rejection.ByItself(BACKUP, List.of()),
          "3 Back up production DB is nobody's: it is reached by itself."),
      of(new Rejection.ByItself(BACKUP, List.of(MARKERS)),
          "3 Back up production DB is done when its parts are. Open: 1 Set DB markers."),
      of(new Rejection.NoGate(BACKUP), "3 Back up production DB is no decision. Type !ack 3."),
      of(new Rejection.Decides(BACKUP),
          "3 Back up production DB is a decision. Type !go 3 or !nogo 3 why."),
      of(new Rejection.VotedAlready(BACKUP, false), "You have said no-go on 3 already."),
      of(new Rejection.VotersStand(BACKUP),
          "3 Back up production DB was called: who decides it stays as it is."),
      of(new Rejection.BothHalves(BACKUP, PRABHU),
          "prabhu is to look at 3: who looks is not who does it."),
      of(new Rejection.NoSuchCheck(BACKUP, B, List.of(A)),
          "3 Back up production DB has no check b. It has a."),
      of(new Rejection.FoundAlready(BACKUP, A), "3a is ok already. If it is not: !redo 3 again."),
      of(new Rejection.ChecksOpen(BACKUP, List.of(A, B), List.of(SANDRA)),
          "3 Back up production DB waits for 3a, 3b of sandra."),
      of(new Rejection.ChecksOpen(BACKUP, List.of(A), List.of()),
          "3 Back up production DB waits for 3a: commands look at it."),
      of(new Rejection.ByItsCommand(BACKUP, A),
          "3a is looked at by its command when 3 is done: !done 3. Unseen: !skip 3a why."),
      of(new Rejection.NotWell(BACKUP, A), "3a is not well. !redo 3 | !skip 3a why."),
      of(new Rejection.WhoseShare(BACKUP, List.of(PRABHU, SANDRA), THOMAS),
          "3 Back up production DB: whose share is it? !cover prabhu thomas | !cover sandra thomas."),
      of(new Rejection.NothingFailed(BACKUP),
          "3 Back up production DB has failed on no host. Everywhere: !redo 3."),
      of(new Rejection.NotOffered(List.of()), "Nothing is offered to you."),
      of(new Rejection.NotOffered(List.of(BACKUP)),
          "That is not offered to you. What is: 3 Back up production DB."),
      of(new Rejection.NothingToCover(PRABHU), "prabhu has no open step that could be covered."),
      of(new Rejection.LeadsAlready(THOMAS), "thomas leads already."),
      of(new Rejection.NotByPolicy(PRABHU), "The site's policy does not let prabhu lead here."),
      of(new Rejection.LeadIsHere(THOMAS, SIX), "thomas leads and was heard at 06:00. A deputy"
          + " takes over after 15 silent minutes."),
      of(new Rejection.FallbackTooLate(Duration.ofMinutes(121), SIX.plusSeconds(7200),
          SIX.minusSeconds(60), new StepId("verify"), SIX),
          "Start refused. Falling back takes 121 min: to end by 08:00 it must start by 05:59,"
              + " 5 starts 06:00. Move latest-end or plan."),
      of(new Rejection.NotSuspended(PRABHU), "prabhu is not suspended."),
      of(new Rejection.LastLead(THOMAS), "thomas is the last who can lead: name another first,"
          + " !lead <who>."),
      of(new Rejection.NeedsWaiver(List.of("no-fallback")), "Start refused: the plan has no way"
          + " back. Waive it by name, !waive no-fallback why, or change the plan."),
      of(new Rejection.NothingToWaive("x", List.of("no-fallback")),
          "There is nothing called x to waive. Open: no-fallback."),
      of(new Rejection.HasBegun(BACKUP),
          "3 Back up production DB has begun: the start cannot be moved any more."),
      of(new Rejection.TooManyTodos(200), "A run keeps 200 to-dos, no more."),
      of(new Rejection.NoSuchTodo(7, List.of()), "There is no open to-do 7. Open: none."),
      of(new Rejection.OtherPlan(new PlanId("other")),
          "The file is of other, and not of this run's plan."),
      of(new Rejection.SameRevision(new Revision("a".repeat(64))), "The plan's file is the"
          + " revision aaaaaaaaaaaa that this run goes by: there is nothing to adopt."),
      of(new Rejection.BegunDiffers(List.of(BACKUP)), "These have begun and differ in the file:"
          + " 3 Back up production DB. Only steps that wait may differ."),
      of(new Rejection.WayBackLost(),
          "The file has no way back any more, and the run is under way."),
      of(new Rejection.NoDate(),
          "The plan has no date. Open it with one: !open PLAN environment yyyy-mm-dd."),
      of(new Rejection.NoHostNeeded(), "No command is left to be run: no host is needed."),
      of(new Rejection.LookedAtNow(SIX),
          "I have been looking at them since 06:00, and say what I find."),
      of(new Rejection.AnotherRun(new RunId("other-1234")),
          "The run of this channel is other-1234."));

  private static Case of(Rejection why, String said) {
    return new Case(why, TAKE, said);
  }

  @Test
  void everyRefusalIsOneLineThatEndsWithWhatHappened() {
    var state = RunState.of(SmallRelease.opened(SmallRelease.plan(), false));
    for (var it : CASES) {
      var message = Refusing.of(it.why(), it.request(), state, SIX, Walk.GRAMMAR);
      assertThat(message.lines()).containsExactly(it.said() + " Nothing changed.");
      assertThat(message.to()).isEqualTo(new Message.Audience.Asker());
    }
  }

  @Test
  void noRefusalIsForgotten() {
    var seen = CASES.stream().map(c -> (Class<?>) c.why().getClass()).collect(Collectors.toSet());
    assertThat(seen).isEqualTo(new HashSet<>(Set.of(Rejection.class.getPermittedSubclasses())));
  }

  @Test
  void whatWasNotUnderstoodIsAnsweredWithTheNearestWordOrTheUsage() {
    assertThat(unclear("!akc 3")).isEqualTo(
        "\"akc\" is no word of mine. Nearest: !ack. Type !help. Nothing happened.");
    assertThat(unclear("!skip 3"))
        .isEqualTo("The reason is missing. Type: !skip N why. Nothing happened.");
  }

  @Test
  void foreignWordsInARefusalAreVisible() {
    assertThat(unclear("!a\u202eck 3")).contains("\\x{202e}").doesNotContain("\u202e");
  }

  @Test
  void aLongTitleIsCutAtAWordAndWhatToTypeIsNot() {
    var state = RunState.of(
        SmallRelease.opened(SmallRelease.plan(" and everything behind it".repeat(20)), false));
    var line = Refusing.of(new Rejection.ValuesWanted(MARKERS, List.of("marker"), List.of()), TAKE,
        state, SIX, Walk.GRAMMAR).lines().getFirst();
    assertThat(line).hasSizeLessThanOrEqualTo(Message.WIDTH).startsWith("1 Set DB markers and ")
        .contains("…").endsWith("Type: !done 1 marker=<value>. Nothing changed.");
  }

  @Test
  void aTimeOfAnotherDaySaysTheDay() {
    var state = RunState.of(SmallRelease.opened(SmallRelease.plan(), false));
    var tomorrow = SIX.plus(Duration.ofDays(1));
    assertThat(Refusing.of(new Rejection.AlreadyStarted(tomorrow), START, state, SIX, Walk.GRAMMAR)
        .lines()).containsExactly("The start is set already: 19 Aug 06:00. Nothing changed.");
  }

  private static String unclear(String line) {
    return Walk.text(Refusing.of((Heard.Unclear) Walk.GRAMMAR.hear(line), Walk.GRAMMAR))
        .substring("> ".length());
  }
}
