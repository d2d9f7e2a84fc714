package rollcall.bot.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rollcall.commands.reply.Hindering;
import rollcall.plans.engine.DryWalk;
import rollcall.plans.engine.DryWalk.Happening;
import rollcall.plans.engine.DryWalk.Point;
import rollcall.plans.engine.DryWalk.What;

/** A dry walk as a tree for {@code --json}; times are UTC, lengths in minutes. */
final class WalkTree {
  private WalkTree() {}

  static Map<String, Object> of(DryWalk walk) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("plan", walk.plan().id().value());
    tree.put("environment", walk.plan().environment().value());
    tree.put("holds", walk.holds());
    tree.put("hindered", walk.hindered().stream().map(Hindering::line).toList());
    walk.assumed().ifPresent(day -> tree.put("assumed-date", day.toString()));
    if (walk.hindered().isEmpty()) {
      tree.put("start", walk.begun().toString());
      tree.put("end", walk.end().toString());
      walk.spare().ifPresent(spare -> tree.put("spare", spare.toMinutes()));
      tree.put("steps", walk.happenings().stream().map(WalkTree::happening).toList());
      tree.put("fallback", walk.points().stream().map(WalkTree::point).toList());
      tree.put("stuck", walk.stuck().stream().map(s -> s.number().value()).toList());
    }
    return tree;
  }

  private static Map<String, Object> happening(Happening happening) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("at", happening.at().toString());
    tree.put("n", happening.step().number().value());
    tree.put("step", happening.step().id().value());
    switch (happening.what()) {
      case What.Called c -> {
        tree.put("is", "called");
        tree.put("needed", c.needed());
        tree.put("people", strings(c.people()));
      }
      case What.Runs r -> {
        tree.put("is", "runs");
        r.by().ifPresent(by -> tree.put("by", by.value()));
        tree.put("command", r.command());
        tree.put("hosts", strings(r.hosts()));
      }
      case What.Go _ -> tree.put("is", "go");
      case What.Done d -> {
        tree.put("is", "done");
        d.outcome().ifPresent(name -> tree.put("outcome", name));
      }
      case What.Skipped s -> {
        tree.put("is", "skipped");
        tree.put("why", s.why());
      }
    }
    return tree;
  }

  private static Map<String, Object> point(Point point) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("at", point.at().toString());
    tree.put("n", point.step().number().value());
    point.to().ifPresent(to -> tree.put("to", to.value()));
    tree.put("takes", point.takes().toMinutes());
    point.lastMoment().ifPresent(last -> tree.put("last-moment", last.toString()));
    tree.put("in-time", point.inTime());
    return tree;
  }

  private static List<String> strings(List<?> values) {
    return values.stream().map(Object::toString).toList();
  }
}
