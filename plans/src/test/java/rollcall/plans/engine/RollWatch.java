package rollcall.plans.engine;

import static rollcall.plans.engine.Breach.check;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rollcall.plans.engine.Breach.Rule;
import rollcall.plans.model.PersonId;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Entry;
import rollcall.plans.run.RunEvent;

/**
 * Watches that nobody is said to be silent who spoke, was not asked, or could not be heard; and
 * that a lead hears once of whoever is gone, and not of somebody who is there.
 */
final class RollWatch {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration GRACE = Duration.ofMinutes(1);
  private final boolean rehearsal;
  private final Map<PersonId, Instant> asked = new HashMap<>();
  private final Map<PersonId, Instant> gone = new HashMap<>();
  private final Set<PersonId> missed = new HashSet<>();
  private Instant heardSince;
  private boolean deaf;

  RollWatch(Entry opening, boolean rehearsal) {
    this.heardSince = opening.at();
    this.rehearsal = rehearsal;
  }

  void see(Entry entry) {
    if (entry.by() instanceof Actor.Person p) {
      asked.remove(p.id());
    }
    switch (entry.event()) {
      case RunEvent.RollCalled e -> {
        asked.clear();
        ask(e.who(), entry);
      }
      case RunEvent.AskedAhead e -> ask(e.who(), entry);
      case RunEvent.NotAnswered e -> e.who().forEach(who -> silent(who, entry));
      case RunEvent.Left e -> gone.putIfAbsent(e.who(), entry.at());
      case RunEvent.Returned e -> {
        gone.remove(e.who());
        missed.remove(e.who());
      }
      case RunEvent.AbsenceSaid e -> e.missed().forEach(m -> missed(m.who(), entry));
      case RunEvent.Unheard _ -> deaf = true;
      case RunEvent.HeardAgain _ -> {
        deaf = false;
        heardSince = entry.at();
      }
      default -> {
      }
    }
  }

  private void ask(List<PersonId> who, Entry entry) {
    check(!rehearsal && !deaf, Rule.CALLED_SILENT, entry);
    who.forEach(p -> asked.put(p, entry.at()));
  }

  private void missed(PersonId who, Entry entry) {
    var since = gone.get(who);
    check(since != null && !entry.at().isBefore(since.plus(GRACE)) && missed.add(who) && !deaf
        && !rehearsal, Rule.CALLED_SILENT, entry);
  }

  private void silent(PersonId who, Entry entry) {
    var since = asked.remove(who);
    check(since != null && !deaf && !entry.at().isBefore(since.plus(PATIENCE))
        && !entry.at().isBefore(heardSince.plus(PATIENCE)), Rule.CALLED_SILENT, entry);
  }
}
