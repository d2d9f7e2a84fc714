package rollcall.commands;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rollcall.plans.model.Account;
import rollcall.plans.model.Check;
import rollcall.plans.model.CheckLetter;
import rollcall.plans.model.Effects;
import rollcall.plans.model.Terms;
import rollcall.plans.model.Environment;
import rollcall.plans.model.HostName;
import rollcall.plans.model.Owners;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Phase;
import rollcall.plans.model.Plan;
import rollcall.plans.model.PlanId;
import rollcall.plans.model.PlannedTime;
import rollcall.plans.model.RestorePoint;
import rollcall.plans.model.Revision;
import rollcall.plans.model.Schedule;
import rollcall.plans.model.Step;
import rollcall.plans.model.StepId;
import rollcall.plans.model.StepNumber;
import rollcall.plans.model.Team;
import rollcall.plans.model.Text;
import rollcall.plans.model.Timing;
import rollcall.plans.model.Work;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Entry;
import rollcall.plans.run.Opening;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunId;

/** A release of six steps and a way back of three, as small as shows every kind of line. */
public final class SmallRelease {
  public static final PersonId THOMAS = new PersonId("thomas");
  public static final PersonId SANDRA = new PersonId("sandra");
  public static final PersonId PRABHU = new PersonId("prabhu");
  public static final RestorePoint POINT = new RestorePoint("before-upgrade");
  public static final RunId RUN = new RunId("smartsite-x7k2");
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
  private static final LocalDate DAY = LocalDate.of(2009, 8, 18);
  private static final List<HostName> HOSTS = List.of(new HostName("sakai1"),
      new HostName("sakai2"), new HostName("sakai3"));

  private SmallRelease() {}

  public static Plan plan() {
    return plan("");
  }

  /** The same with {@code more} behind every title. */
  public static Plan plan(String more) {
    var title = new Plan.Title(new PlanId("smartsite"), new Revision("a".repeat(64)),
        "SmartSite, August release" + more, Optional.empty());
    var schedule = new Schedule(Optional.of(DAY), ZONE,
        Optional.of(new Schedule.Window(LocalTime.of(5, 10), LocalTime.of(8, 0))),
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(Duration.ZERO));
    var team = new Team(THOMAS, List.of(SANDRA), Map.of(), Map.of(), Team.Reminders.DEFAULT);
    return new Plan(title, Environment.LIVE, schedule, team, List.of(), Map.of(),
        List.of(release(more), fallback(more)), List.of());
  }

  /** The same, where the verification has a checklist of two lines, the second of them thomas's. */
  public static Plan checked() {
    var plan = plan();
    var phases = plan.phases().stream().map(p -> new Phase(p.title(), p.kind(), p.details(), p.to(),
        p.steps().stream().map(SmallRelease::checked).toList())).toList();
    return new Plan(plan.title(), plan.environment(), plan.schedule(), plan.team(),
        plan.channels(), plan.variables(), phases, plan.unbuilt());
  }

  private static Step checked(Step s) {
    var list = List.of(
        new Check(CheckLetter.at(0), "Old sites work", Optional.empty(), Optional.empty(),
            Optional.empty()),
        new Check(CheckLetter.at(1), "Grades are not empty", Optional.of("rows"),
            Optional.of(Owners.any(List.of(THOMAS))), Optional.empty()));
    return s.id().value().equals("verify")
        ? new Step(s.id(), s.number(), s.text(), s.owners(), s.timing(), s.needs(), s.work(),
            s.effects(), s.records(), new Terms(Optional.empty(), Optional.empty(), list, false,
                Optional.empty()))
        : s;
  }

  /** The same, where a command looks at the backup, and the stopping is to say that it stopped. */
  public static Plan lookedAt() {
    var plan = plan();
    var phases = plan.phases().stream().map(p -> new Phase(p.title(), p.kind(), p.details(), p.to(),
        p.steps().stream().map(SmallRelease::lookedAt).toList())).toList();
    return new Plan(plan.title(), plan.environment(), plan.schedule(), plan.team(),
        plan.channels(), plan.variables(), phases, plan.unbuilt());
  }

  private static Step lookedAt(Step s) {
    var look = new Check(CheckLetter.at(0), "The dump is whole", Optional.empty(),
        Optional.empty(), Optional.of(command(HOSTS.subList(0, 1), Optional.empty())));
    return switch (s.id().value()) {
      case "backup" -> with(s, s.work(), List.of(look));
      case "stop" -> with(s, command(HOSTS, Optional.of("stopped")), List.of());
      case "verify" -> with(s, s.work(), List.of(new Check(CheckLetter.at(0), "Maintenance",
          Optional.of("is not required"), Optional.empty(), Optional.empty())));
      default -> s;
    };
  }

  private static Work.Command command(List<HostName> hosts, Optional<String> output) {
    return new Work.Command("stop-sakai.sh", hosts, Optional.empty(), Work.Order.ALL_AT_ONCE,
        Optional.empty(), new Work.Expectation(0, output, Map.of()), Work.Manner.USUAL);
  }

  private static Step with(Step s, Work work, List<Check> checks) {
    return new Step(s.id(), s.number(), s.text(), s.owners(), s.timing(), s.needs(), work,
        s.effects(), s.records(),
        new Terms(Optional.empty(), Optional.empty(), checks, false, Optional.empty()));
  }

  private static Phase release(String more) {
    var command = new Work.Command("stop-sakai.sh", HOSTS, Optional.empty(),
        Work.Order.ALL_AT_ONCE, Optional.empty());
    return new Phase("Release", Phase.Kind.RELEASE, Optional.empty(), Optional.empty(),
        List.of(step("markers", "1", "Set DB markers" + more, SANDRA, "S-10m", 5, Set.of(),
            new Work.ByHand(), Effects.NONE, List.of("marker")),
            step("stop", "2", "Maintenance mode on, stop Sakai" + more, THOMAS, "S", 2,
                Set.of("markers"), command, users(Effects.Users.OUT), List.of()),
            step("backup", "3", "Back up production DB" + more, PRABHU, "S+2m", 28,
                Set.of("stop"), new Work.ByHand(), new Effects(false, Optional.of(POINT),
                    Optional.empty(), Optional.empty(), Set.of()),
                List.of()),
            step("scripts", "4", "Apply DB scripts" + more, PRABHU, "S+30m", 5, Set.of("backup"),
                new Work.ByHand(), new Effects(true, Optional.empty(), Optional.empty(),
                    Optional.empty(), Set.of()),
                List.of()),
            step("verify", "5", "Verify" + more, SANDRA, "S+35m", 10, Set.of("scripts"),
                new Work.ByHand(), Effects.NONE, List.of()),
            step("open", "6", "Open SmartSite" + more, THOMAS, "S+45m", 2, Set.of("verify"),
                new Work.ByHand(), users(Effects.Users.BACK), List.of())));
  }

  private static Phase fallback(String more) {
    return new Phase("Fallback", Phase.Kind.FALLBACK, Optional.empty(), Optional.of(POINT),
        List.of(step("f-stop", "F1", "Stop Sakai" + more, THOMAS, "D", 5, Set.of(),
            new Work.ByHand(), Effects.NONE, List.of()),
            step("f-restore", "F2", "Restore production DB" + more, PRABHU, "D+5m", 50,
                Set.of("f-stop"), new Work.ByHand(), new Effects(true, Optional.empty(),
                    Optional.empty(), Optional.empty(), Set.of(new StepId("scripts"))),
                List.of()),
            step("f-start", "F3", "Start Sakai" + more, THOMAS, "D+55m", 5, Set.of("f-restore"),
                new Work.ByHand(), users(Effects.Users.BACK), List.of())));
  }

  private static Effects users(Effects.Users users) {
    return new Effects(false, Optional.empty(), Optional.empty(), Optional.of(users), Set.of());
  }

  private static Step step(String id, String number, String title, PersonId owner, String at,
      int minutes, Set<String> needs, Work work, Effects effects, List<String> records) {
    var needed = needs.stream().map(StepId::new).collect(java.util.stream.Collectors.toSet());
    return new Step(new StepId(id), new StepNumber(number), Text.of(title),
        Owners.any(List.of(owner)),
        new Timing(PlannedTime.parse(at), false, Duration.ofMinutes(minutes), false), needed, work,
        effects, records);
  }

  /** {@code HH:mm} of the day, in the plan's zone. */
  public static Instant at(String time) {
    return DAY.atTime(LocalTime.parse(time)).atZone(ZONE).toInstant();
  }

  public static Actor.Person actor(PersonId who) {
    return new Actor.Person(who, new Account("test", who.value()));
  }

  public static Entry opened(Plan plan, boolean rehearsal) {
    return new Entry(1, at("04:10"), actor(THOMAS),
        new RunEvent.Opened(new Opening(RUN, plan, rehearsal,
            new Opening.Channel("test", "#release"), THOMAS, Set.of(THOMAS, SANDRA, PRABHU), 0,
            "")));
  }
}
