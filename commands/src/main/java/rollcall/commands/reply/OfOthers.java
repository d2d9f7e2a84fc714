package rollcall.commands.reply;

import java.util.List;
import java.util.stream.Collectors;
import rollcall.plans.model.StepNumber;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.Shared;

/** What a run has in common with others, a line each; nothing is refused for it. */
final class OfOthers {
  private OfOthers() {}

  static List<Message> beside(RunEvent.RunsBeside event, Scene scene) {
    var now = scene.after();
    return event.shared().stream().map(shared -> now.everyone(line(shared))).toList();
  }

  private static Line line(Shared shared) {
    var what = new Line.Cut(String.join(", ", shared.what()));
    var line = Line.of("{} in {} ", shared.run(), shared.channel().name());
    switch (shared.kind()) {
      case PEOPLE -> line.and("also needs {} at the same time", what);
      case HOSTS -> line.and("also has {}", what);
      case USERS -> line.and("also has users out at the same time");
    }
    return line.and(" (its {}, yours {}).", numbers(shared.theirs()), numbers(shared.yours()));
  }

  private static Line.Cut numbers(List<StepNumber> steps) {
    return new Line.Cut(
        steps.stream().map(StepNumber::value).collect(Collectors.joining(", ")));
  }
}
