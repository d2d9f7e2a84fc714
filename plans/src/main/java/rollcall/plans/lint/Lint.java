package rollcall.plans.lint;

import java.util.Comparator;
import java.util.List;

/** All rules. */
public final class Lint {
  private static final List<Rule> RULES = List.of(new NoDate(), new NoZone(), new NoWindow(),
      new StartUnknown(), new TimesAgainstOrder(), new OutsideWindow(), new LongerThanWindow(),
      new OwnerTwice(), new TooTight(), new NoFallback(), new FallbackTooLong(),
      new FallbackUnverified(), new FallbackLengthUnknown(), new DecisionLate(),
      new RestoresWhatNobodyMade(), new ReopensWhatIsOpen(), new DataUnsaved(),
      new BackupUnverified(), new UsersStillIn(), new NoReturnUnverified(), new NoOwner(),
      new OpenOwners(), new OwnVerdict(), new DeputyIsOwner(), new OutOfHours(),
      new MayBeOnePerson(), new NearHost(), new MixedNames(), new PersonIsHost(),
      new EntityInCommand(), new SuspiciousBlank(), new NeverEnds(), new WantsAKeyboard(),
      new OutputThrownAway(), new SecretInText(), new RiskUnverified(), new FirstNodeOnly(),
      new PairLeftOpen(), new StepInProse(), new ConditionInProse(), new VagueWords(),
      new GateWithoutTime(), new GateWithoutStandIn(), new OtherChange(), new SameDay());

  private Lint() {}

  public static List<Rule> rules() {
    return RULES;
  }

  /** What keeps the plan from being started, unless it is let pass by name. */
  public static List<Finding> blockers(Subject subject) {
    return RULES.stream().filter(rule -> rule.severity() == Severity.BLOCKER)
        .flatMap(rule -> rule.look(subject)).toList();
  }

  /** What the rules find, the worst first, and of each in the order of the plan. */
  public static List<Finding> of(Subject subject) {
    return RULES.stream().flatMap(rule -> rule.look(subject))
        .sorted(Comparator.comparing((Finding f) -> f.rule().severity())
            .thenComparingInt(f -> f.step().map(subject::place).orElse(0)))
        .toList();
  }
}
