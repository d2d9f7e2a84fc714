package rollcall.plans.engine;

import static rollcall.plans.engine.Decision.does;
import static rollcall.plans.engine.Decision.refuses;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollcall.plans.model.PersonId;
import rollcall.plans.run.Need;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunEvent.Closing;
import rollcall.plans.site.Policy;

/** Who leads, who is away, and whose word does not count any more. */
final class DutyRule {
  /** After so long without a word from who leads, any deputy may say who does. */
  static final Duration SILENCE = Duration.ofMinutes(15);

  static Decision away(Request.Away request, Case at) {
    return does(new RunEvent.WentAway(at.by(), at.now().plus(request.time())));
  }

  static Decision lead(Request.Lead request, Case at) {
    return AssignRule.stranger(request.who(), at).or(() -> notNow(request, at))
        .map(Decision::refuses)
        .orElseGet(() -> does(new RunEvent.LeadChanged(request.who())));
  }

  private static Optional<Rejection> notNow(Request.Lead request, Case at) {
    var lead = at.state().lead();
    if (lead.equals(request.who())) {
      return Optional.of(new Rejection.LeadsAlready(lead));
    }
    if (!mayLead(request.who(), at)) {
      return Optional.of(new Rejection.NotByPolicy(request.who()));
    }
    var heard = lastHeard(lead, at);
    return at.by().equals(lead) || !heard.plus(SILENCE).isAfter(at.now())
        ? Optional.empty()
        : Optional.of(new Rejection.LeadIsHere(lead, heard));
  }

  private static boolean mayLead(PersonId who, Case at) {
    return at.state().opening().rehearsal()
        || at.moment().site().may(who, Policy.Power.LEAD, at.plan().id(), at.plan().environment());
  }

  /** While nobody could be heard, nobody was silent. */
  private static Instant lastHeard(PersonId who, Case at) {
    var word = at.state().facts().lastWord().get(who);
    var since = at.state().attention().since();
    return word == null || word.at().isBefore(since) ? since : word.at();
  }

  /** A lead's word is enough; of others it takes two. */
  static Decision suspend(Request.Suspend request, Case at) {
    return AssignRule.stranger(request.who(), at).or(() -> lastLead(request.who(), at))
        .map(Decision::refuses).orElseGet(() -> at.isLead()
            ? new Decision.Does(suspended(request, at))
            : Decision.asks(Need.ANOTHER_PERSON, suspended(request, at)));
  }

  private static Optional<Rejection> lastLead(PersonId who, Case at) {
    return at.state().leads().equals(List.of(who))
        ? Optional.of(new Rejection.LastLead(who))
        : Optional.empty();
  }

  /** Their open questions are void. */
  private static List<RunEvent> suspended(Request.Suspend request, Case at) {
    var events = new ArrayList<RunEvent>();
    events.add(new RunEvent.Suspended(request.who(), request.why()));
    at.state().proposals().values().stream().filter(p -> p.by().equals(request.who()))
        .forEach(p -> events.add(new RunEvent.ProposalClosed(p.token(), Closing.LAPSED)));
    return List.copyOf(events);
  }

  static Decision reinstate(Request.Reinstate request, Case at) {
    return at.state().facts().duty().suspended().contains(request.who())
        ? Decision.asks(Need.ANOTHER_PERSON,
            List.of(new RunEvent.Reinstated(request.who(), request.why())))
        : refuses(new Rejection.NotSuspended(request.who()));
  }
}
