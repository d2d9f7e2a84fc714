package rollcall.plans.engine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.plans.model.PersonId;
import rollcall.plans.run.Proposal;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunEvent.Closing;

/** {@code yes} and {@code no} to what was read back. */
final class SecondWord {
  static List<RunEvent> said(Request.OnProposal word, Case at) {
    var proposal = Optional.ofNullable(at.state().proposals().get(word.proposal()))
        .filter(p -> !saidBefore(p, at));
    if (proposal.isEmpty()) {
      return List.of(new RunEvent.Rejected(word, nothing(word.proposal(), at)));
    }
    return switch (word) {
      case Request.Yes _ -> yes(word, proposal.get(), at);
      case Request.No _ -> no(word, proposal.get(), at);
    };
  }

  /** What was said before it was read back was meant for something else. */
  private static boolean saidBefore(Proposal proposal, Case at) {
    var readBack = proposal.until().minus(RunEngine.SECOND_WORD);
    return at.saidAt().filter(readBack::isAfter).isPresent();
  }

  /** No such question is open; these are that this person could answer. */
  static Rejection nothing(long token, Case at) {
    var waiting = at.state().proposals().values().stream().filter(p -> met(p, at))
        .map(Proposal::token).toList();
    return new Rejection.NothingProposed(token, waiting);
  }

  /** Decided anew: what was read back happens, or what would happen now is read back. */
  private static List<RunEvent> yes(Request word, Proposal proposal, Case at) {
    if (!met(proposal, at)) {
      return List.of(new RunEvent.Rejected(word,
          new Rejection.NeedsAnother(proposal.need(), could(proposal, at))));
    }
    var asker = new Case(at.state(), proposal.by(), Optional.empty(), at.moment());
    var anew = RunEngine.decide(proposal.request(), asker);
    return isAsRead(anew, proposal)
        ? accepted(proposal, at)
        : closing(proposal, Closing.CHANGED,
            RunEngine.told(proposal.request(), anew.askedIf(true), asker));
  }

  /** What was read back of the plan as it was before an amendment is void. */
  private static List<RunEvent> accepted(Proposal proposal, Case at) {
    var done = closing(proposal, Closing.ACCEPTED, proposal.would());
    var others = proposal.request() instanceof Request.Amend
        ? at.state().proposals().keySet().stream().filter(token -> token != proposal.token())
        : Stream.<Long>of();
    return Stream.concat(done.stream(),
        others.map(token -> new RunEvent.ProposalClosed(token, Closing.CHANGED))).toList();
  }

  /** The same would happen, and it takes no other second word than was asked for. */
  private static boolean isAsRead(Decision anew, Proposal proposal) {
    var sameNeed = !(anew instanceof Decision.Asks a) || a.need() == proposal.need();
    return sameNeed && RunEngine.wouldFollow(anew).filter(proposal.would()::equals).isPresent();
  }

  private static List<RunEvent> no(Request word, Proposal proposal, Case at) {
    return met(proposal, at) || at.by().equals(proposal.by())
        ? closing(proposal, Closing.DECLINED, List.of())
        : List.of(new RunEvent.Rejected(word,
            new Rejection.NeedsAnother(proposal.need(), could(proposal, at))));
  }

  private static List<RunEvent> closing(Proposal proposal, Closing how, List<RunEvent> then) {
    return Stream
        .concat(Stream.of(new RunEvent.ProposalClosed(proposal.token(), how)), then.stream())
        .toList();
  }

  private static boolean met(Proposal proposal, Case at) {
    return could(proposal, at).contains(at.by());
  }

  private static List<PersonId> could(Proposal proposal, Case at) {
    return proposal.could(at.state());
  }
}
