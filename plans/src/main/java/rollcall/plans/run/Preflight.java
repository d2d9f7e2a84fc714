package rollcall.plans.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rollcall.plans.model.PersonId;

/**
 * Whether the hosts were looked at that the run is going to need: when it was last ordered, by the
 * entry {@code look}, who asked for it, if it was not the bot itself, and what was found last.
 */
public record Preflight(Optional<Instant> ordered, long look, Optional<PersonId> by,
    boolean underWay, Optional<Found> found) {
  static final Preflight NONE = new Preflight(Optional.empty(), 0, Optional.empty(), false,
      Optional.empty());

  /** Of so many {@code hosts} these were not fit. */
  public record Found(Instant at, int hosts, List<UnfitHost> unfit) {
    public Found {
      unfit = List.copyOf(unfit);
    }
  }

  Preflight begun(Entry entry) {
    var asker = entry.by() instanceof Actor.Person p
        ? Optional.of(p.id())
        : Optional.<PersonId>empty();
    return new Preflight(Optional.of(entry.at()), entry.number(), asker, true, found);
  }

  Preflight ended(RunEvent.PreflightEnded event, Instant at) {
    return new Preflight(ordered, look, by, false,
        Optional.of(new Found(at, event.hosts(), event.unfit())));
  }

  /** Whether {@code event} tells what came of the look that is under way. */
  boolean awaits(RunEvent.PreflightEnded event) {
    return underWay && event.look() == look;
  }
}
