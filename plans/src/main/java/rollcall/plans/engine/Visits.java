package rollcall.plans.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import rollcall.plans.model.HostName;
import rollcall.plans.model.Plan;
import rollcall.plans.model.Step;
import rollcall.plans.model.StepId;
import rollcall.plans.model.Work;
import rollcall.plans.site.Site;

/** Gathers the visits: one for each host and user, in the order in which the plan needs them. */
record Visits(Plan plan, Map<String, String> values, Site site) {
  private static final Pattern PROGRAM = Pattern.compile("[A-Za-z0-9_./][A-Za-z0-9_./+-]{0,199}");
  private static final Pattern FUNCTION = Pattern.compile("\\w+\\s*\\(");
  private static final Pattern BLANK = Pattern.compile("\\s+");

  private record Login(HostName host, String user) {}

  /** A visit in the making. */
  private static final class Needs {
    private final SequencedSet<StepId> steps = new LinkedHashSet<>();
    private final SequencedSet<StepId> unpermitted = new LinkedHashSet<>();
    private final SequencedMap<String, List<StepId>> programs = new LinkedHashMap<>();
    private final StringBuilder before = new StringBuilder();

    /** What an earlier command may put there is not there yet. */
    void add(Step step, boolean permitted, String command) {
      var program = program(command).filter(p -> !mayBeMade(p));
      before.append(command).append('\n');
      steps.add(step.id());
      if (!permitted) {
        unpermitted.add(step.id());
      }
      program.filter(p -> programs.size() < Visit.MOST_PROGRAMS || programs.containsKey(p))
          .map(p -> programs.computeIfAbsent(p, _ -> new ArrayList<>()))
          .filter(known -> !known.contains(step.id())).ifPresent(known -> known.add(step.id()));
    }

    private boolean mayBeMade(String program) {
      int end = program.lastIndexOf('/');
      return end > 0 && before.indexOf(program.substring(0, end)) >= 0;
    }

    Visit visit(Login login) {
      return new Visit(login.host(), login.user(), List.copyOf(steps), List.copyOf(unpermitted),
          programs);
    }
  }

  List<Visit> of(Stream<Step> steps) {
    var needs = new LinkedHashMap<Login, Needs>();
    steps.forEach(step -> step.commands().forEach(command -> add(step, command, needs)));
    return needs.entrySet().stream().map(e -> e.getValue().visit(e.getKey())).toList();
  }

  private void add(Step step, Work.Command command, Map<Login, Needs> needs) {
    var unpermitted = Commands.unpermitted(command, plan, values, site);
    for (var host : command.hosts()) {
      var user = command.as().or(() -> site.userOn(host)).orElse("");
      needs.computeIfAbsent(new Login(host, user), _ -> new Needs()).add(step,
          !unpermitted.contains(host), command.text());
    }
  }

  /** The first word of the first line that is no comment; empty where a shell makes it. */
  static Optional<String> program(String command) {
    return command.lines().map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#")).findFirst()
        .filter(line -> !FUNCTION.matcher(line).lookingAt()).map(line -> BLANK.split(line, 2)[0])
        .filter(word -> PROGRAM.matcher(word).matches());
  }
}
