package rollcall.commands.reply;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import rollcall.plans.engine.Obstacle;

/** How it is put that a run cannot be opened: one line each, and what would be right. */
public final class Hindering {
  private Hindering() {}

  public static String line(Obstacle obstacle) {
    return switch (obstacle) {
      case Obstacle.Unbuilt o -> "the plan uses what is not built yet: "
          + list(o.keys().stream().map(k -> k.key() + " (line " + k.line() + ")").toList()) + ".";
      case Obstacle.NoDate _ ->
        "the plan has no date: open it with one, as in open PLAN live 2009-08-18.";
      case Obstacle.ClockChanges o -> o.at().toLocalTime() + (o.often() == 0
          ? " does not exist on "
          : " comes twice on ") + o.at().toLocalDate() + " in " + o.zone()
          + ", where the clocks change. Write another time, or one from S, such as S+90m.";
      case Obstacle.Strangers o -> "not in the people file: " + list(o.people()) + ".";
      case Obstacle.NotAllowed o -> "by the policy " + o.who() + " may not "
          + o.power().name().toLowerCase(Locale.ROOT) + " this plan; "
          + (o.could().isEmpty() ? "nobody may." : "these may: " + list(o.could()) + ".");
      case Obstacle.NotPermitted o ->
        "no permit: "
            + list(o.steps().entrySet().stream()
                .map(e -> o.numbers().get(e.getKey()) + " on " + list(e.getValue())).toList())
            + ".";
      case Obstacle.OtherChannel o ->
        "the plan is for " + list(o.channels()) + ", not for this channel.";
      case Obstacle.SecretVariable o ->
        "the variable " + o.name() + " is secret, which is not built yet.";
    };
  }

  private static String list(Collection<?> items) {
    var first = items.stream().limit(6).map(Object::toString).collect(Collectors.joining(", "));
    return new Visible(items.size() > 6 ? first + " and " + (items.size() - 6) + " more" : first)
        .text();
  }
}
