package rollcall.plans.format;

import static rollcall.plans.shape.Key.optional;
import static rollcall.plans.shape.Key.required;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.plans.model.Environment;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.PlanId;
import rollcall.plans.model.Phase;
import rollcall.plans.model.RestorePoint;
import rollcall.plans.model.StepId;
import rollcall.plans.shape.Fields;
import rollcall.plans.shape.Key;
import rollcall.plans.shape.Mapping;
import rollcall.plans.shape.Name;
import rollcall.plans.shape.Shape;
import rollcall.plans.shape.Text;
import rollcall.plans.site.HostPattern;
import rollcall.plans.site.ValueRule;
import rollcall.plans.site.Words;

/** The keys of a plan, its phases, variables and environments. */
final class PlanKeys {
  private static final int MOST_APPROVERS = 10;

  /** Environments of one plan, live not counted: each is resolved whenever the file is read. */
  static final int MOST_ENVIRONMENTS = 10;

  // Before all that holds it: how silence is told.
  static final Key<Duration> REMIND_OWNER = optional("owner", PlanWords.SOME_TIME,
      "the owner again; default 2m");
  static final Key<Duration> REMIND_AGAIN = optional("again", PlanWords.SOME_TIME,
      "and every further; default 10m");
  static final Key<Duration> REMIND_DEPUTY = optional("deputy", PlanWords.SOME_TIME,
      "the deputy; default 4m");
  static final Key<Duration> REMIND_LEAD = optional("lead", PlanWords.SOME_TIME,
      "the lead; default 6m");
  static final Key<Integer> REMIND_OVERRUN = optional("overrun", Text.number(100, 1000),
      "whoever works on it, after so many percent of its expected time; default 100");
  static final Mapping REMINDERS = new Mapping("remind",
      List.of(REMIND_OWNER, REMIND_AGAIN, REMIND_DEPUTY, REMIND_LEAD, REMIND_OVERRUN));

  static final Key<String> PHASE_TITLE = required("phase", Text.line(), "its title");
  static final Key<Phase.Kind> KIND = optional("kind",
      Text.choice("the kind of a phase",
          Map.of("before", Phase.Kind.BEFORE, "release", Phase.Kind.RELEASE, "fallback",
              Phase.Kind.FALLBACK, "after", Phase.Kind.AFTER)),
      "before, release (default), fallback, after");
  static final Key<String> PHASE_DETAILS = optional("details", Text.lines(), "more, in Markdown");
  static final Key<RestorePoint> TO = optional("to", PlanWords.POINT,
      "of a fallback: the restore point it returns to; where things stood if left out");
  static final Key<List<Fields>> PHASE_STEPS = required("steps",
      Shape.later("step", () -> StepKeys.SHAPE).oneOrMore(), "its steps");
  static final Key<Fields> SOURCE = optional("source", OtherWork.SOURCE,
      "where the source document says it");
  static final Mapping PHASE = new Mapping("phase",
      List.of(PHASE_TITLE, KIND, PHASE_DETAILS, TO, PHASE_STEPS, SOURCE));

  static final Key<String> VALUE = required("value",
      new Text<>("a value", "sakai-2009-08", Optional::of, s -> s)
          .checked(value -> ValueRule.complaint(value).map("a value "::concat)),
      "its value");
  static final Key<String> PATTERN = optional("pattern",
      Text.line().checked(ValueRule::patternComplaint), "RE2 that every value of it matches whole");
  static final Key<Boolean> SECRET = optional("secret", Text.flag(), "true: never shown");
  static final Mapping VARIABLE = new Mapping("variable", List.of(VALUE, PATTERN, SECRET));
  private static final Shape<Fields> CHECKED_VARIABLE = VARIABLE.checked(PlanKeys::ownPattern);

  static final Key<LocalTime> LATEST_AT = required("at", Words.TIME_OF_DAY,
      "until when a fallback may go on");
  static final Key<String> LATEST_AGREED = required("agreed-by", Text.line(), "who agreed");
  static final Mapping LATEST = new Mapping("latest end", List.of(LATEST_AT, LATEST_AGREED));

  private static final Shape<String> CHANNEL = Text.word("a channel", "\"#ucdsakai\"",
      "[^\\s,:][^\\s,]{0,158}[^\\s,:]|[^\\s,:]");

  static final Key<LocalDate> DATE = optional("date", PlanWords.DATE,
      "the day; else given when the run is opened");
  static final Key<ZoneId> ZONE = optional("zone", Words.ZONE, "of all its times; default UTC");
  static final Key<List<LocalTime>> WINDOW = optional("window", Words.SPAN,
      "the maintenance window; may pass midnight");
  static final Key<LocalTime> START = optional("start", Words.TIME_OF_DAY,
      "S; the window's start where it is left out");
  static final Key<List<String>> CHANNELS = optional("channels", CHANNEL.oneOrMore(),
      "where the run is walked");
  static final Key<PersonId> LEAD = optional("lead", PlanWords.PERSON, "the release lead");
  static final Key<Map<String, List<HostPattern>>> HOSTS = optional("hosts",
      Words.HOSTS.oneOrMore().by(PlanWords.NEW_GROUP),
      "groups of hosts, ranges and other groups");
  static final Key<Map<String, Fields>> VARIABLES = optional("variables",
      CHECKED_VARIABLE.by(PlanWords.NEW_VARIABLE),
      "values that commands get in their environment");
  static final Key<Map<PersonId, String>> PEOPLE = optional("people",
      Text.line().by(PlanWords.NEW_PERSON), "short name and full name of each");
  static final Key<Map<String, List<PersonId>>> ROLES = optional("roles",
      PlanWords.PERSON.oneOrMore().by(PlanWords.NEW_ROLE), "roles and teams: one or more people");

  // What an environment says by name is for names that the plan has; people alone may be new.
  static final Key<Map<String, List<HostPattern>>> ENVIRONMENT_HOSTS = optional("hosts",
      Words.HOSTS.oneOrMore().by(PlanWords.GROUP), "other hosts in the groups; the rest stay");
  static final Key<Map<String, Fields>> ENVIRONMENT_VARIABLES = optional("variables",
      CHECKED_VARIABLE.by(PlanWords.VARIABLE), "other values; the pattern stays if none is said");
  static final Key<List<LocalTime>> ENVIRONMENT_WINDOW = optional("window", Words.SPAN,
      "the maintenance window; with it go the start and the latest end of live");
  static final Key<Map<PersonId, String>> ENVIRONMENT_PEOPLE = optional("people",
      Text.line().by(Name.givenAgain(Words.PERSON, PersonId::value, PlanWords.PERSON_KIND,
          PlanWords.OWNER_KIND)),
      "other people");
  static final Key<Map<String, List<PersonId>>> ENVIRONMENT_ROLES = optional("roles",
      PlanWords.PERSON.oneOrMore().by(PlanWords.ROLE), "other people in the roles");
  static final Key<List<StepId>> SKIP = optional("skip", PlanWords.STEP.oneOrMore(),
      "steps that are left out, with their sub-steps; they keep their numbers");
  static final Mapping ENVIRONMENT = new Mapping("environment",
      List.of(ENVIRONMENT_HOSTS, ENVIRONMENT_VARIABLES, ENVIRONMENT_PEOPLE, ENVIRONMENT_ROLES, DATE,
          ZONE, ENVIRONMENT_WINDOW, START, CHANNELS, LEAD, SKIP));

  static final Key<String> VERSION = required("rollcall",
      Text.choice("the version of this format", Map.of("1", "1")), "1");
  static final Key<PlanId> ID = required("id", PlanWords.PLAN_ID,
      "stable over releases: the history hangs on it");
  static final Key<String> TITLE = required("title", Text.line(), "what people call it");
  static final Key<String> CHANGE = optional("change", Text.line(), "the number of the change");
  static final Key<Fields> LATEST_END = optional("latest-end", LATEST,
      "how far a fallback may overrun the window, and who agreed");
  static final Key<List<String>> QUIET_CHANNELS = optional("quiet-channels", CHANNEL.oneOrMore(),
      "channels that hear the great turns of a live run only");
  static final Key<List<PersonId>> DEPUTIES = optional("deputies", PlanWords.PERSON.oneOrMore(),
      "who may do all that the lead may");
  static final Key<Map<Environment, Fields>> ENVIRONMENTS = optional("environments",
      ENVIRONMENT.by(Words.ENVIRONMENT.checked(PlanKeys::notLive)).checked(PlanKeys::few),
      "what differs elsewhere; the file as it stands is live");
  static final Key<Fields> REMIND = optional("remind", REMINDERS, "when silence is told to whom");
  static final Key<Duration> RESERVE = optional("reserve", PlanWords.DURATION,
      "kept back from the fallback deadline");
  static final Key<Duration> ROLL_CALL = optional("roll-call", PlanWords.DURATION,
      "how long before S the roll is called; default 30m, out of working hours 1h; 0m: never");
  static final Key<Integer> APPROVAL = optional("approval", Text.number(1, MOST_APPROVERS),
      "at least so many approve");
  static final Key<List<Fields>> PHASES = required("phases", PHASE.oneOrMore(),
      "the parts of the plan, in order");

  static final Mapping PLAN = new Mapping("plan",
      List.of(VERSION, ID, TITLE, CHANGE, DATE, ZONE, WINDOW, LATEST_END, START, CHANNELS,
          QUIET_CHANNELS, LEAD, DEPUTIES, PEOPLE, ROLES, HOSTS, VARIABLES, ENVIRONMENTS, REMIND,
          ROLL_CALL, RESERVE, APPROVAL, SOURCE, PHASES));

  private PlanKeys() {}

  private static Optional<String> notLive(Environment environment) {
    return environment.equals(Environment.LIVE)
        ? Optional.of("the file as it stands is `live`: others say what differs")
        : Optional.empty();
  }

  private static Optional<String> few(Map<Environment, Fields> environments) {
    return environments.size() <= MOST_ENVIRONMENTS
        ? Optional.empty()
        : Optional.of("a plan has at most " + MOST_ENVIRONMENTS + " environments beside live, not "
            + environments.size());
  }

  /** Why the value of a variable cannot be, if it cannot. */
  static Optional<String> ownPattern(Fields variable) {
    var value = variable.need(VALUE);
    return variable.get(PATTERN).filter(pattern -> !ValueRule.matches(pattern, value))
        .map(pattern -> "the value `" + value + "` does not match its own pattern `" + pattern
            + "`");
  }

  /** The phase's kind, release where it says none. */
  static Phase.Kind kind(Fields phase) {
    return phase.get(KIND).orElse(Phase.Kind.RELEASE);
  }
}
