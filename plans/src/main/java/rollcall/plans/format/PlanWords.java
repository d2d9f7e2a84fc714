package rollcall.plans.format;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.PlanId;
import rollcall.plans.model.PlannedTime;
import rollcall.plans.model.RestorePoint;
import rollcall.plans.model.StepId;
import rollcall.plans.model.Timing;
import rollcall.plans.shape.Name;
import rollcall.plans.shape.Shape;
import rollcall.plans.shape.Text;
import rollcall.plans.site.ValueRule;
import rollcall.plans.site.Words;

/** The scalars of a plan file, and the kinds of name that it gives and uses. */
final class PlanWords {
  static final String PERSON_KIND = "person";
  static final String OWNER_KIND = "person, role or team";
  static final String ROLE_KIND = "role or team";
  static final String STEP_KIND = "step";
  private static final String GROUP_KIND = "group of hosts";
  private static final String VARIABLE_KIND = "variable";
  private static final String RESTORE_POINT_KIND = "restore point";

  private static final Pattern DURATION_FORM = Pattern
      .compile("(?:(\\d{1,3})d)?(?:(\\d{1,4})h)?(?:(\\d{1,6})m)?(?:(\\d{1,8})s)?");

  static final Shape<PlanId> PLAN_ID = new Text<>("the id of a plan", "smartsite",
      s -> PlanId.accepts(s) ? Optional.of(new PlanId(s)) : Optional.empty(), PlanId::value);

  private static final Shape<StepId> STEP_TEXT = new Text<>("the id of a step", "backup",
      s -> StepId.accepts(s) ? Optional.of(new StepId(s)) : Optional.empty(), StepId::value);
  static final Shape<StepId> NEW_STEP = Name.given(STEP_TEXT, StepId::value, STEP_KIND);
  static final Shape<StepId> STEP = Name.used(STEP_TEXT, StepId::value, STEP_KIND);

  private static final Shape<RestorePoint> POINT_TEXT = new Text<>("the name of a restore point",
      "before-upgrade",
      s -> RestorePoint.accepts(s) ? Optional.of(new RestorePoint(s)) : Optional.empty(),
      RestorePoint::value);
  static final Shape<RestorePoint> MADE_POINT = Name.givenAgain(POINT_TEXT, RestorePoint::value,
      RESTORE_POINT_KIND);
  static final Shape<RestorePoint> POINT = Name.used(POINT_TEXT, RestorePoint::value,
      RESTORE_POINT_KIND);

  static final Shape<PersonId> NEW_PERSON = Name.given(Words.PERSON, PersonId::value, PERSON_KIND,
      OWNER_KIND);
  static final Shape<PersonId> PERSON = Name.used(Words.PERSON, PersonId::value, PERSON_KIND);

  private static final Shape<String> ROLE_TEXT = new Text<>("the name of a role or team", "dba",
      s -> PersonId.accepts(s) ? Optional.of(s) : Optional.empty(), s -> s);
  static final Shape<String> NEW_ROLE = Name.given(ROLE_TEXT, s -> s, OWNER_KIND, ROLE_KIND);
  static final Shape<String> ROLE = Name.used(ROLE_TEXT, s -> s, ROLE_KIND);
  static final Shape<String> OWNER = Name.used(new Text<>("a person, role or team", "dba",
      s -> PersonId.accepts(s) ? Optional.of(s) : Optional.empty(), s -> s), s -> s, OWNER_KIND);

  static final Shape<PlannedTime> TIME = new Text<>("a planned time", "S-10m", PlannedTime::parse,
      PlannedTime::asWritten, PlannedTime::near);

  /** Days, hours, minutes, seconds in this order; at most 366 days. */
  static final Shape<Duration> DURATION = new Text<>("a duration", "1h30m", PlanWords::duration,
      PlanWords::shown)
      .checked(d -> d.compareTo(Timing.LONGEST) <= 0
          ? Optional.empty()
          : Optional.of("a duration is at most " + Timing.LONGEST.toDays() + " days"));

  /** A duration in which something can happen. */
  static final Shape<Duration> SOME_TIME = DURATION.checked(
      d -> d.isZero() ? Optional.of("a time of nothing cannot be kept") : Optional.empty());

  static final Shape<LocalDate> DATE = new Text<>("a date", "2009-08-18", PlanWords::date,
      LocalDate::toString);

  private static final Pattern GROUP_FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");
  private static final Shape<String> GROUP_TEXT = new Text<>("the name of a group of hosts",
      "others", s -> GROUP_FORM.matcher(s).matches() ? Optional.of(s) : Optional.empty(), s -> s);
  static final Shape<String> NEW_GROUP = Name.given(GROUP_TEXT, s -> s, GROUP_KIND);
  static final Shape<String> GROUP = Name.used(GROUP_TEXT, s -> s, GROUP_KIND);

  static final Shape<String> VARIABLE_NAME = new Text<>("the name of a variable", "previous-tag",
      Optional::of, s -> s).checked(ValueRule::nameComplaint);
  static final Shape<String> NEW_VARIABLE = Name.given(VARIABLE_NAME, s -> s, VARIABLE_KIND);
  static final Shape<String> VARIABLE = Name.used(VARIABLE_NAME, s -> s, VARIABLE_KIND);

  private PlanWords() {}

  private static Optional<Duration> duration(String text) {
    var parts = DURATION_FORM.matcher(text);
    return text.isEmpty() || !parts.matches()
        ? Optional.empty()
        : Optional.of(Duration.ofDays(number(parts, 1)).plusHours(number(parts, 2))
            .plusMinutes(number(parts, 3)).plusSeconds(number(parts, 4)));
  }

  private static long number(Matcher parts, int group) {
    return Optional.ofNullable(parts.group(group)).map(Long::valueOf).orElse(0L);
  }

  /** As it reads back: {@code 1h30m}, {@code 2d}, {@code 0m}. */
  static String shown(Duration duration) {
    if (duration.isZero()) {
      return "0m";
    }
    var days = duration.toDays() == 0 ? "" : duration.toDays() + "d";
    var rest = duration.minusDays(duration.toDays());
    return days + (rest.isZero() ? "" : rest.toString().substring(2).toLowerCase(Locale.ROOT));
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text))
          .filter(d -> d.getYear() >= 1 && d.getYear() <= 9999);
    } catch (DateTimeParseException e) {
      return Optional.empty(); // the JDK has no way to ask that does not throw
    }
  }
}
