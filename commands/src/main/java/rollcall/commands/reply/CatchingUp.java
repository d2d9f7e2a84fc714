package rollcall.commands.reply;

import java.util.List;
import java.util.stream.Stream;
import rollcall.plans.model.PersonId;
import rollcall.plans.run.RunEvent;

/**
 * What somebody who was away has to know: what matters of the record, then where the run stands.
 */
final class CatchingUp {
  /** The most lines of the record that are shown. */
  static final int MOST = 10;

  private CatchingUp() {}

  /** Since the last word of {@code who}, or since the opening where there is none. */
  static List<Line> lines(PersonId who, List<Told> record, Sight now) {
    var word = now.state().facts().lastWord().get(who);
    var since = word == null ? 0 : word.number();
    var news = record.stream()
        .filter(t -> t.entry().number() > since && matters(t.entry().event())).toList();
    return Stream.of(head(word == null ? "the opening" : "your last word, " + now.clock(word.at()),
        news.size(), now),
        news.stream().skip(Math.max(0, news.size() - MOST))
            .map(t -> Logged.line(t, now)),
        Stream.of(Answering.status(now))).flatMap(s -> s).toList();
  }

  /** Said where what follows is not all, or nothing. */
  private static Stream<Line> head(String since, int news, Sight now) {
    if (news == 0) {
      return Stream.of(Line.of("Nothing that matters has happened since {}.", since));
    }
    return news > MOST
        ? Stream.of(Line.of("Since {}: {} before these, see {}log.", since, news - MOST,
            now.grammar().prefix()))
        : Stream.of();
  }

  private static boolean matters(RunEvent event) {
    return switch (event) {
      case RunEvent.OfStep e -> matters(e);
      case RunEvent.Opened _,RunEvent.Started _,RunEvent.StartMoved _,RunEvent.Amended _,RunEvent.LeadChanged _,RunEvent.Suspended _,RunEvent.Reinstated _,RunEvent.LastMomentSaid _,RunEvent.WindowEndSaid _,RunEvent.Held _,RunEvent.Resumed _,RunEvent.FallbackBegun _,RunEvent.Ended _,RunEvent.HeardAgain _,RunEvent.RunsBeside _ ->
        true;
      case RunEvent.PreflightEnded e -> !e.unfit().isEmpty();
      case RunEvent.Approved _,RunEvent.CheckedIn _,RunEvent.RollCalled _,RunEvent.AskedAhead _,RunEvent.NotAnswered _,RunEvent.AbsenceSaid _,RunEvent.Left _,RunEvent.Returned _,RunEvent.WentAway _,RunEvent.Waived _,RunEvent.TodoAdded _,RunEvent.TodoClosed _,RunEvent.Noted _,RunEvent.Proposed _,RunEvent.ProposalClosed _,RunEvent.Rejected _,RunEvent.OfWork _,RunEvent.Unheard _,RunEvent.StrangersHeard _,RunEvent.DiskShort _,RunEvent.DiskEnough _,RunEvent.ClockJumped _,RunEvent.RulesRead _,RunEvent.PreflightBegun _,RunEvent.WordGiven _ ->
        false;
    };
  }

  private static boolean matters(RunEvent.OfStep event) {
    return switch (event) {
      case RunEvent.StepCalled _,RunEvent.StepDone _,RunEvent.StepReached _,RunEvent.StepUndone _,RunEvent.StepFailed _,RunEvent.StepSkipped _,RunEvent.StepRedone _,RunEvent.StepStopped _,RunEvent.StepUnknown _,RunEvent.GateRefused _,RunEvent.GateUnanswered _,RunEvent.CheckFailed _ ->
        true;
      case RunEvent.GateAnnounced _,RunEvent.StepReminded _,RunEvent.StepOverran _,RunEvent.StepTaken _,RunEvent.StepAssigned _,RunEvent.StepAccepted _,RunEvent.StepExtended _,RunEvent.StepStarted _,RunEvent.ShareDone _,RunEvent.StepChecking _,RunEvent.StepWithdrawn _,RunEvent.VoteCast _,RunEvent.CheckPassed _,RunEvent.CheckAssigned _,RunEvent.CheckSkipped _,RunEvent.CheckHindered _ ->
        false;
    };
  }
}
