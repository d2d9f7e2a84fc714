package rollcall.plans.format;

import static rollcall.plans.shape.Key.optional;
import static rollcall.plans.shape.Key.required;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.plans.model.Effects;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.PlannedTime;
import rollcall.plans.model.RestorePoint;
import rollcall.plans.model.StepId;
import rollcall.plans.model.Terms;
import rollcall.plans.shape.Fields;
import rollcall.plans.shape.Key;
import rollcall.plans.shape.Mapping;
import rollcall.plans.shape.Shape;
import rollcall.plans.shape.Text;

/** The keys of a step. What this version runs of them stands in {@link Built}. */
final class StepKeys {
  static final String GO_ON = "go-on";
  static final Key<String> TITLE = required("step", Text.line(), "what to do, one line");
  static final Key<StepId> ID = optional("id", PlanWords.NEW_STEP,
      "what others refer to it by; made from the text where left out");
  static final Key<String> DETAILS = optional("details", Text.lines(), "more, in Markdown");
  static final Key<Map<String, List<String>>> ITEMS = optional("items",
      Text.line().oneOrMore().by(Text.line()), "named lists that belong to it");
  static final Key<OwnerWords> OWNER = optional("owner", OwnerWords.SHAPE,
      "person, role or team, a list (any one), or how many of whom; the lead where left out");
  static final Key<PersonId> DEPUTY = optional("deputy", PlanWords.PERSON,
      "who stands in when the owner is silent");
  static final Key<Fields> REMIND = optional("remind", PlanKeys.REMINDERS,
      "when silence on this step is told to whom");
  static final Key<PlannedTime> AT = optional("at", PlanWords.TIME,
      "planned time: `08:10`, `08:10 +1d`, `S-10m`, `D+2m`");
  static final Key<Boolean> NOT_BEFORE = optional("not-before", Text.flag(),
      "true: never called earlier than `at`");
  static final Key<PlannedTime> DUE = optional("due", PlanWords.TIME,
      "until when it has to be done, days before");
  static final Key<Duration> TAKES = optional("takes", PlanWords.DURATION, "planned duration");
  static final Key<List<StepId>> NEEDS = optional("needs", PlanWords.STEP.anyNumber(),
      "ids that must be done first; default the group before");
  static final Key<Alongside> ALONGSIDE = optional("alongside", Alongside.SHAPE,
      "true or an id: at the same time as the step before, or that one");
  static final Key<Terms.OnlyIf> ONLY_IF = optional("only-if", OnlyIf.SHAPE,
      "otherwise the step is skipped, saying why");
  static final Key<List<Fields>> CHECK = optional("check", CheckKeys.SHAPE.oneOrMore(),
      "the checklist");
  static final Key<Fields> RUN = optional("run", RunKeys.SHAPE, "a command");
  static final Key<Fields> HTTP = optional("http", OtherWork.HTTP,
      "a request by HTTP; not run yet");
  static final Key<Fields> MAIL = optional("mail", OtherWork.MAIL, "a mail; not run yet");
  static final Key<Fields> GATE = optional("gate", OtherWork.GATE, "a decision, go or no-go");
  static final Key<Boolean> MILESTONE = optional("milestone", Text.flag(),
      "true: nobody's, announced when reached");
  static final Key<List<Fields>> STEPS = optional("steps",
      Shape.later("step", StepKeys::shape).oneOrMore(), "sub-steps");
  static final Key<Boolean> CHANGES_DATA = optional("changes-data", Text.flag(),
      "true: data is changed");
  static final Key<RestorePoint> RESTORE_POINT = optional("restore-point", PlanWords.MADE_POINT,
      "a state to go back to, confirmed when every step that names it is done");
  static final Key<String> NO_WAY_BACK = optional("no-way-back", Text.line(),
      "why it cannot be undone");
  static final Key<Effects.Users> USERS = optional("users", Text.choice("what users notice",
      Map.of("out", Effects.Users.OUT, "back", Effects.Users.BACK)), "out or back");
  static final Key<List<StepId>> UNDOES = optional("undoes", PlanWords.STEP.oneOrMore(),
      "in a fallback: runs only if one of those may have changed something");
  static final Key<String> OPENS = optional("opens", Text.line(),
      "the first half of a pair, by its name");
  static final Key<String> CLOSES = optional("closes", Text.line(),
      "the second half of a pair, by its name");
  static final Key<List<String>> RECORDS = optional("records",
      PlanWords.VARIABLE_NAME.oneOrMore(), "names of values that the owner gives at !done");
  static final Key<String> IF_FAILS = optional("if-fails",
      Text.choice("what a failure does", Map.of("halt", "halt", GO_ON, GO_ON)),
      "halt (default) or go-on");
  static final Key<String> NUMBER = optional("number", Text.line(),
      "its number as the source document had it");

  static final List<Key<?>> WORK = List.of(RUN, HTTP, MAIL, GATE, MILESTONE, STEPS);

  private static final Mapping FIELDS = new Mapping("step",
      List.of(TITLE, ID, DETAILS, ITEMS, OWNER, DEPUTY, REMIND, AT, NOT_BEFORE, DUE, TAKES, NEEDS,
          ALONGSIDE, ONLY_IF, CHECK, RUN, HTTP, MAIL, GATE, MILESTONE, STEPS, CHANGES_DATA,
          RESTORE_POINT, NO_WAY_BACK, USERS, UNDOES, OPENS, CLOSES, RECORDS, IF_FAILS, NUMBER,
          PlanKeys.SOURCE));

  static final Shape<Fields> SHAPE = FIELDS.checked(StepKeys::complaint);

  private StepKeys() {}

  private static Shape<Fields> shape() {
    return SHAPE;
  }

  static Mapping fields() {
    return FIELDS;
  }

  private static Optional<String> complaint(Fields step) {
    var kinds = WORK.stream().filter(step::has).map(key -> "`" + key.name() + "`").toList();
    if (kinds.size() > 1) {
      return Optional.of("a step has one kind of work, not " + String.join(" and ", kinds));
    }
    return step.has(NOT_BEFORE) && !step.has(AT)
        ? Optional.of("`not-before` says that the step waits for `at`, which it lacks")
        : Optional.empty();
  }

  /** The steps of a list with all their sub-steps, in the order of the file. */
  static Stream<Fields> all(List<Fields> steps) {
    return steps.stream().flatMap(
        step -> Stream.concat(Stream.of(step), all(step.get(STEPS).orElse(List.of()))));
  }
}
