package rollcall.commands.reply;

import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import rollcall.plans.run.Attention;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;

/** What the bot itself stands on: its disk, its clock, the files that rule beside the plan. */
final class OfGround {
  private OfGround() {}

  /** The hold that it brings is told in the hold's own words. */
  static List<Message> diskShort(RunEvent.DiskShort event, Scene scene) {
    var now = scene.after();
    return event.freeMebibytes() < Attention.RESERVE || !scene.has(RunEvent.Held.class, _ -> true)
        ? List.of(now.everyone(Line.of("Only {} MiB are free on my disk{}.", event.freeMebibytes(),
            event.freeMebibytes() < Attention.RESERVE
                ? ": I take stop, fallback and abort only"
                : "")))
        : List.of();
  }

  static List<Message> diskEnough(RunEvent.DiskEnough event, Scene scene) {
    var now = scene.after();
    var line = Line.of("{} MiB are free on my disk again.", event.freeMebibytes());
    return List.of(now.everyone(now.state().attention().held().isPresent()
        ? line.and(" Still on HOLD. {}: {}", now.lead(), now.type(new Request.Resume()))
        : line));
  }

  /** The hold that it brings is told in the hold's own words. */
  static List<Message> clockJumped(RunEvent.ClockJumped event, Scene scene) {
    return scene.has(RunEvent.Held.class, _ -> true)
        ? List.of()
        : List.of(scene.after().everyone(Line.of("The clock of my machine jumped: {}.",
            jump(event))));
  }

  static String jump(RunEvent.ClockJumped event) {
    var by = event.by().abs();
    return (by.toMinutes() > 0 ? by.toMinutes() + " min " : by.toSeconds() + " s ")
        + (event.by().isNegative() ? "back" : "ahead");
  }

  /** What was read first is on the record alone; what changed in an open run is told. */
  static List<Message> rules(RunEvent.RulesRead event, Scene scene) {
    var before = scene.before().state().facts().ground().rules();
    if (before.isEmpty()) {
      return List.of();
    }
    var changed = changed(before.get(), event);
    return changed.isEmpty()
        ? List.of()
        : List.of(scene.after().everyone(Line.of(
            "Changed since this run began: {}. Who may, what is permitted and what was approved"
                + " counts by what stands there now.",
            new Line.Cut(String.join(", ", changed)))));
  }

  private static List<String> changed(RunEvent.RulesRead before, RunEvent.RulesRead now) {
    var names = new TreeSet<>(before.files().keySet());
    names.addAll(now.files().keySet());
    return names.stream()
        .filter(name -> !Objects.equals(before.files().get(name), now.files().get(name))).toList();
  }

  /** Said at each start on a network that cannot vouch for its accounts. */
  static Stream<Line> byNick(Sight now) {
    return now.state().facts().ground().rules().filter(RunEvent.RulesRead::byNick).stream()
        .map(_ -> Line.of("Here a nick is believed (identity: nick): whoever has the nick of one of"
            + " you is taken for that person."));
  }
}
