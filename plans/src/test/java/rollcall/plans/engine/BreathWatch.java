package rollcall.plans.engine;

import static rollcall.plans.engine.Breach.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import rollcall.plans.engine.Breach.Rule;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Entry;
import rollcall.plans.run.RunEvent;

/** Watches that of what nobody asked for one kind is said a minute, but for what has its moment. */
final class BreathWatch {
  private static final Duration BREATH = Duration.ofMinutes(1);
  private Instant last = Instant.MIN;
  private String said = "";

  void see(Entry entry) {
    if (entry.by() instanceof Actor.Bot) {
      kind(entry.event()).ifPresent(kind -> said(kind, entry));
    }
  }

  private void said(String kind, Entry entry) {
    var together = kind.equals(said) && last.equals(entry.at());
    check(together || kind.equals("moment") || !entry.at().isBefore(last.plus(BREATH)),
        Rule.TOO_MUCH, entry + " so soon after " + said);
    last = entry.at();
    said = kind.equals("roll") ? "roll at " + entry.number() : kind;
  }

  private static Optional<String> kind(RunEvent event) {
    return switch (event) {
      case RunEvent.StepReminded e -> Optional.of("reminder of " + e.whom());
      case RunEvent.StepOverran _ -> Optional.of("overrun");
      case RunEvent.RollCalled _,RunEvent.AskedAhead _,RunEvent.NotAnswered _,RunEvent.AbsenceSaid _ ->
        Optional.of("roll");
      case RunEvent.LastMomentSaid _,RunEvent.WindowEndSaid _,RunEvent.GateUnanswered _,RunEvent.GateAnnounced _ ->
        Optional.of("moment");
      case RunEvent _ -> Optional.empty();
    };
  }
}
