package rollcall.plans.engine;

import static rollcall.plans.engine.Breach.check;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rollcall.plans.engine.Breach.Rule;
import rollcall.plans.model.PersonId;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Entry;
import rollcall.plans.run.RunEvent;

/** Watches that nobody is said to be silent who spoke, was not asked, or could not be heard. */
final class RollWatch {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private final boolean rehearsal;
  private final Map<PersonId, Instant> asked = new HashMap<>();
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

  private void silent(PersonId who, Entry entry) {
    var since = asked.remove(who);
    check(since != null && !deaf && !entry.at().isBefore(since.plus(PATIENCE))
        && !entry.at().isBefore(heardSince.plus(PATIENCE)), Rule.CALLED_SILENT, entry);
  }
}
