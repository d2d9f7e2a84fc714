package rollcall.plans.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rollcall.plans.shape.Problem;
import rollcall.plans.shape.Problems;
import rollcall.plans.shape.Read;

/** What is told of a plan that is wrong, to the letter. */
class BadPlanTest {
  /** Five lines of a good plan, so that what follows begins in line 6. */
  private static final String HEAD = """
      rollcall: 1
      id: x
      title: X
      lead: ann
      people: { ann: Ann, bob: Bob }
      """;

  private static final String ONE_STEP = "phases: [ { phase: P, steps: [ { step: A } ] } ]\n";

  private static List<String> problems(String text) {
    return switch (PlanFile.read("x.plan.yaml", text.getBytes(StandardCharsets.UTF_8))) {
      case Read.Good<PlanFile> _ -> List.of();
      case Read.Bad<PlanFile>(var problems) -> problems.lines();
    };
  }

  private static Arguments plan(String text, String... told) {
    return arguments(HEAD + text, Stream.of(told).map("x.plan.yaml:"::concat).toList());
  }

  /** A plan with an environment, whose keys begin at 10:11. */
  private static Arguments environment(String keys, String... told) {
    return plan("roles: { ops: [ann, bob] }\nhosts: { web: w1, all: [web, db1] }\n"
        + "variables: { tag: { value: r-1, pattern: 'r-\\d+' } }\n"
        + "environments:\n  test: { " + keys + " }\nphases:\n- phase: P\n  steps:\n"
        + "  - { step: A, id: deploy, owner: { at-least: 2, of: [ops] } }\n", told);
  }

  /** Steps of one phase; the first begins in line 9. */
  private static Arguments steps(String text, String... told) {
    return plan("phases:\n- phase: P\n  steps:\n" + text, told);
  }

  private static Arguments fallback(String steps, String... told) {
    return plan("phases:\n- phase: P\n  steps:\n  - { step: A, id: a, restore-point: here }\n"
        + "- phase: F\n  kind: fallback\n  to: here\n  steps:\n" + steps, told);
  }

  static Stream<Arguments> badPlans() {
    return Stream.of(
        arguments("", List.of("x.plan.yaml:1:1: the file is empty")),
        arguments("hello", List.of(
            "x.plan.yaml:1:1: expected a plan, which is a mapping, but a text stands here")),
        arguments("- a", List.of(
            "x.plan.yaml:1:1: expected a plan, which is a mapping, but a list stands here")),
        arguments("a: b: c", List.of(
            "x.plan.yaml:1:5: this is not YAML: mapping values are not allowed here")),
        arguments("rollcall: 2\nid: X Y\ntitle: A\nphases: x\n", List.of(
            "x.plan.yaml:1:11: `2` is not the version of this format (1)",
            "x.plan.yaml:2:5: `X Y` is not the id of a plan, such as `smartsite`",
            "x.plan.yaml:4:9: expected a phase, which is a mapping, but a text stands here")),
        arguments("rollcall: 1\nid: x\ntitle: X\n" + ONE_STEP,
            List.of("x.plan.yaml:1:1: the plan lacks `lead`: the release lead")),
        plan("titel: Y\n" + ONE_STEP, "6:1: no key of a plan `titel`; did you mean `title`?"),
        plan("id: y\n" + ONE_STEP, "6:1: `id` a second time; the first is at 2:1"),
        plan("change: &c X\n" + ONE_STEP, "6:9: the anchor `&c` is refused: write it out"),
        plan("change: *c\n" + ONE_STEP, "6:9: the alias `*c` is refused: write it out"),
        plan("change: !!int 1\n" + ONE_STEP, "6:9: the tag `tag:yaml.org,2002:int` is refused: "
            + "every value is the text as written"),
        plan("<<: { change: X }\n" + ONE_STEP, "6:1: the merge key `<<` is refused: write it out"),
        plan(ONE_STEP + "---\na: b\n",
            "7:1: a second document is refused: one file, one document"),
        plan("change: \"a\\0b\"\n" + ONE_STEP, "6:9: the control character U+0000 is refused"),
        plan("zone: America/Los_Angelos\ndate: 2009-13-01\nwindow: 5:00-8:00\nstart: 25:00\n"
            + "remind: { lead: 0m }\n" + ONE_STEP,
            "6:7: `America/Los_Angelos` is not a time zone; did you mean `America/Los_Angeles`?",
            "7:7: `2009-13-01` is not a date, such as `2009-08-18`",
            "8:9: `5:00-8:00` is not a span of the day; did you mean `05:00 - 08:00`?",
            "9:8: `25:00` is not a time of day, such as `05:10`",
            "10:17: a time of nothing cannot be kept"),
        plan("deputies: carl\nchannels: a b\nroles: { ann: bob, qc: rob }\n" + ONE_STEP,
            "6:11: no person `carl`; there are ann, bob",
            "7:11: `a b` is not a channel, such as `\"#ucdsakai\"`",
            "8:10: a second person, role or team `ann`; the first is at 5:11",
            "8:24: no person `rob`; did you mean `bob`?"),
        plan("variables:\n  path: { value: a }\n  t: { value: $(touch x) }\n"
            + "  u: { value: a, pattern: 'b+' }\n  v: { value: a/../b, pattern: '(' }\n" + ONE_STEP,
            "7:3: `$PATH` means something to a shell: take another name",
            "8:15: a value may hold letters, digits and ._:/@+=,- only",
            "9:6: the value `a` does not match its own pattern `b+`",
            "10:15: a value has `..` among its parts",
            "10:32: this is no RE2 pattern: missing closing )"),
        plan("variables: { a: { value: a, pattern: '" + "a".repeat(257) + "' } }\n" + ONE_STEP,
            "6:38: a pattern has at most 256 characters"),
        plan("hosts: { a: [b], b: [c, a], c: x }\n" + ONE_STEP,
            "6:1: the groups of hosts go in a circle: a -> b -> a"),
        plan("environments: { live: {}, test: { lead: carl, skp: x } }\n" + ONE_STEP,
            "6:17: the file as it stands is `live`: others say what differs",
            "6:41: no person `carl`; there are ann, bob",
            "6:47: no key of an environment `skp`; did you mean `skip`?"),
        plan("environments: { Test: {}, test: { skip: [] }, live2: x }\n" + ONE_STEP,
            "6:17: `Test` is not the name of an environment, such as `staging`",
            "6:41: an empty list says nothing: leave the key out",
            "6:54: expected an environment, which is a mapping, but a text stands here"),
        environment("hosts: { web: [s1], wbe: s2, all: [] }",
            "10:31: no group of hosts `wbe`; did you mean `web`?",
            "10:45: an empty list says nothing: leave the key out"),
        environment("hosts: { web: all }",
            "10:11: in test: the groups of hosts go in a circle: web -> all -> web"),
        environment("variables: { tga: { value: r-2 }, tag: { pattern: 'x+' } }",
            "10:24: no variable `tga`; did you mean `tag`?",
            "10:50: the variable lacks `value`: its value"),
        environment("variables: { tag: { value: snapshot } }",
            "10:31: in test: the value `snapshot` does not match its own pattern `r-\\d+`"),
        environment("roles: { opps: ann }",
            "10:20: no role or team `opps`; did you mean `ops`?"),
        environment("people: { ops: Ops }",
            "10:11: in test: `ops` is a role or team of the plan and can be no person"),
        environment("lead: carl, roles: { ops: [carol] }", "10:17: no person `carl`; "
            + "there are ann, bob", "10:38: no person `carol`; there are ann, bob"),
        environment("skip: [deply, deploy]", "10:18: no step `deply`; did you mean `deploy`?"),
        environment("zone: Mars, window: 1:00 - 2:00, latest-end: { at: 03:00, agreed-by: A }",
            "10:17: `Mars` is not a time zone, such as `America/Los_Angeles`",
            "10:31: `1:00 - 2:00` is not a span of the day; did you mean `01:00 - 02:00`?",
            "10:44: no key of an environment `latest-end`; there are hosts, variables, people, "
                + "roles, date, zone, window, start, channels, lead, skip"),
        environment("roles: { ops: [ann] }",
            "14:28: in test: at least 2 of 1 people cannot be"),
        plan("""
            environments: { a: { people: { tess: Tess } }, b: { lead: tess } }
            roles: { ops: tess }
            phases: [ { phase: P, steps: [ { step: A, owner: tess, deputy: tess } ] } ]
            """,
            "6:53: in b: no person `tess`; there are ann, bob",
            "7:1: no person `tess`; there are ann, bob",
            "8:43: no person, role or team `tess`; there are ann, bob, ops",
            "8:56: no person `tess`; there are ann, bob"),
        plan("phases: []\n", "6:9: an empty list says nothing: leave the key out"),
        plan("phases: [ { phase: P, kind: relese, to: there, steps: [ { step: A } ] } ]\n",
            "6:29: `relese` is not the kind of a phase (after, before, fallback, release); "
                + "did you mean `release`?",
            "6:41: no restore point `there`; none is given"),
        steps("  - step:\n", "9:10: expected a line of text, such as `Set DB markers`, "
            + "but nothing stands here"),
        steps("  - id: a\n", "9:5: the step lacks `step`: what to do, one line"),
        steps("  - step: A\n    onwer: ann\n    at: S+2x\n    needs: [b]\n",
            "10:5: no key of a step `onwer`; did you mean `owner`?",
            "11:9: `S+2x` is not a planned time, such as `S-10m`",
            "12:13: no step `b`; none is given"),
        steps("  - step: A\n    owner: anne\n    takes: 367d\n",
            "10:12: no person, role or team `anne`; did you mean `ann`?",
            "11:12: a duration is at most 366 days"),
        steps("  - { step: A, due: S-1d }\n", "9:16: `due` belongs to a phase of the kind before "
            + "or after: here a step has `at` and `takes`"),
        fallback("  - { step: B, due: D+5m }\n", "14:16: `due` belongs to a phase of the kind "
            + "before or after: here a step has `at` and `takes`"),
        plan("phases:\n- { phase: P, kind: before, steps: [ { step: A, due: S }, "
            + "{ step: B, due: S+1h } ] }\n"
            + "- { phase: Q, kind: after, steps: [ { step: C, due: S+2d } ] }\n",
            "7:70: `S+1h` is after S: a phase of the kind before ends with the start"),
        steps("  - step: A\n    takes: 10\n", "10:12: `10` is not a duration, such as `1h30m`"),
        steps("  - { step: A, id: a }\n  - { step: B, id: a }\n",
            "10:20: a second step `a`; the first is at 9:20"),
        steps("  - { step: A, id: a, needs: c }\n  - { step: B, id: b }\n  - { step: C, id: c }\n",
            "9:23: the steps wait for each other in a circle: a -> c -> b -> a"),
        steps("  - { step: A, id: a, needs: [a] }\n",
            "9:23: the steps wait for each other in a circle: a -> a"),
        steps("  - { step: A, alongside: true }\n",
            "9:16: a step goes on alongside an earlier step of the same list, and none is it"),
        steps("  - { step: A, not-before: true }\n",
            "9:5: `not-before` says that the step waits for `at`, which it lacks"),
        steps("  - { step: A, at: D+1m, undoes: [b] }\n  - { step: B, id: b }\n",
            "9:16: D is the moment a fallback was decided: only a fallback counts from it",
            "9:26: `undoes` belongs to the steps of a fallback"),
        steps("  - { step: A, milestone: true, gate: { by: ann } }\n",
            "9:5: a step has one kind of work, not `gate` and `milestone`"),
        steps("  - { step: A, run: { ssh: x } }\n",
            "9:21: the run lacks `hosts`: hosts, ranges of hosts and groups"),
        steps("  - { step: A, run: { ssh: x, hosts: 'h[1-1001]' } }\n",
            "9:38: `h[1-1001]` stands for more than 1000 hosts"),
        steps("  - { step: A, run: { ssh: x, hosts: 'h[3-1]' } }\n",
            "9:38: `h[3-1]` is not a host or a range of hosts, such as `sakaiprod[2-6]`"),
        steps("  - { step: A, run: { ssh: x, hosts: a, order: batches } }\n",
            "9:21: `order: batches` and `batch-size` belong together"),
        steps("  - { step: A, owner: { at-least: 2, of: [ann] } }\n",
            "9:16: at least 2 of 1 people cannot be"),
        steps("  - { step: A, owner: { all: [ann], any: bob } }\n",
            "9:23: say one of `any: […]`, `all: […]` and `at-least: 2, of: […]`"),
        steps("  - { step: A, records: [x, x] }\n",
            "9:16: `records` names the same value twice"),
        steps("  - { step: A, items: { x: [] } }\n",
            "9:28: an empty list says nothing: leave the key out"),
        steps("  - { step: A, only-if: b is done and not c is go }\n",
            "9:25: no step `b`; none is given", "9:25: no step `c`; none is given"),
        steps("  - { step: A, only-if: maybe }\n", "9:25: `maybe` is not a condition, such as "
            + "`backup is done and not precheck is skipped`"),
        fallback("  - { step: B, at: S, restore-point: there, undoes: b, id: b }\n",
            "14:16: a time in a fallback counts from D, such as `D+5m`",
            "14:23: a fallback makes no `restore-point`: it returns to one",
            "14:45: `b` is a step of a fallback; `undoes` names steps of the way forward"),
        steps("""
              - { step: A, id: a }
              - { step: B, gate: { by: ann, if-no-go: { skip-to: a } } }
            """, "10:33: `skip-to` goes on with a later step of the same way"),
        fallback("  - { step: B, gate: { by: ann, if-no-go: { skip-to: a } } }\n",
            "14:33: `skip-to` goes on with a later step of the same way"),
        fallback("  - { step: B, needs: [a] }\n", "14:16: `a` does not run on the same way: "
            + "a fallback's steps wait for steps of that fallback only"),
        fallback("  - { step: B, id: b }\n- phase: G\n  steps: [ { step: C, needs: b } ]\n",
            "16:23: `b` does not run on the same way: "
                + "a step of a fallback runs only when there is no way forward"));
  }

  @ParameterizedTest
  @MethodSource("badPlans")
  void eachProblemIsToldWithItsPlaceAndWhatWouldBeRight(String text, List<String> told) {
    assertThat(problems(text)).containsExactlyElementsOf(told);
  }

  @Test
  @Tag("R40")
  void anAliasIsAskedAboutAndNeverTakenForThePersonNorAHostForOne() {
    var head = """
        rollcall: 1
        id: p
        title: P
        people: { joncarlo: Joncarlo, thomas: Thomas }
        lead: thomas
        hosts: { search: [zoidberg] }
        phases:
        - phase: P
          steps:
        """;
    assertThat(problems(head + "  - { step: Keep, owner: jon }\n")).containsExactly(
        "x.plan.yaml:10:26: no person, role or team `jon`; there are joncarlo, thomas");
    assertThat(problems(head + "  - { step: Keep, owner: zoidberg }\n")).containsExactly(
        "x.plan.yaml:10:26: no person, role or team `zoidberg`; there are joncarlo, thomas");
  }

  private static String many(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i + " }\n")
        .collect(Collectors.joining());
  }

  private static String steps(int count) {
    return HEAD + "phases:\n- phase: P\n  steps:\n" + many("  - { step: S", count);
  }

  @Test
  void aPlanHasAtMostTwoThousandSteps() {
    assertThat(problems(steps(2_000))).isEmpty();
    assertThat(problems(steps(2_001))).containsExactly(
        "x.plan.yaml:2009:5: a plan has at most 2000 steps, sub-steps counted; this one has 2001");
  }

  private static String nested(int levels) {
    return HEAD + "phases: [ { phase: P, steps: [ " + "{ step: A, steps: [ ".repeat(levels - 1)
        + "{ step: A }" + " ] }".repeat(levels - 1) + " ] } ]\n";
  }

  @Test
  void stepsLieAtMostEightLevelsDeep() {
    assertThat(problems(nested(8))).isEmpty();
    assertThat(problems(nested(9))).containsExactly(
        "x.plan.yaml:6:192: steps lie at most 8 levels within one another");
  }

  @Test
  void aStepHasAtMost999SubSteps() {
    var head = HEAD + "phases:\n- phase: P\n  steps:\n  - step: A\n    steps:\n";
    assertThat(problems(head + many("    - { step: S", 999))).isEmpty();
    assertThat(problems(head + many("    - { step: S", 1_000))).containsExactly(
        "x.plan.yaml:10:5: a step has at most 999 sub-steps, not 1000");
  }

  private static String size(int bytes) {
    var text = HEAD + ONE_STEP;
    return text + "#".repeat(bytes - text.length());
  }

  @Test
  void aFileHasAtMostOneMebibyte() {
    assertThat(problems(size(1 << 20))).isEmpty();
    assertThat(problems(size((1 << 20) + 1))).containsExactly(
        "x.plan.yaml:1:1: the file has 1048577 bytes; at most 1048576 are read");
  }

  @Test
  void aGroupHasAtMostAThousandHostsHoweverItIsMade() {
    var half = "hosts: { a: 'a[1-500]', b: 'b[1-500]', c: [a, b], d: [c, x] }\n";
    assertThat(problems(HEAD + half.replace(", d: [c, x]", "") + ONE_STEP)).isEmpty();
    assertThat(problems(HEAD + half + ONE_STEP)).containsExactly(
        "x.plan.yaml:6:1: the group `d` has more than 1000 hosts");
  }

  @Test
  void aPlanHasAtMostTenThousandHostsCountedBeforeTheyAreExpanded() {
    var groups = IntStream.range(0, 10).mapToObj(i -> "g" + i + ": 'h[1-1000]'")
        .collect(Collectors.joining(", "));
    assertThat(problems(HEAD + "hosts: { " + groups + " }\n" + ONE_STEP)).isEmpty();
    assertThat(problems(HEAD + "hosts: { " + groups + ", more: x }\n" + ONE_STEP)).containsExactly(
        "x.plan.yaml:6:1: a plan has at most 10000 hosts, groups within groups counted");
  }

  private static String environments(int count) {
    return HEAD + "environments: {" + IntStream.range(0, count).mapToObj(i -> " e" + i + ": {}")
        .collect(Collectors.joining(",")) + " }\n" + ONE_STEP;
  }

  @Test
  void aPlanHasAtMostTenEnvironmentsBesideLive() {
    assertThat(problems(environments(10))).isEmpty();
    assertThat(problems(environments(11))).containsExactly(
        "x.plan.yaml:6:15: a plan has at most 10 environments beside live, not 11");
  }

  @Test
  void aProblemOfLiveIsNotToldOnceMoreForEveryEnvironment() {
    var problem = "x.plan.yaml:7:43: at least 2 of 1 people cannot be";
    assertThat(problems(environments(10).replace("step: A",
        "step: A, owner: { at-least: 2, of: [ann] }"))).containsExactly(problem);
  }

  @Test
  void groupsThatDoubleFortyTimesAreRefusedAtOnce() {
    var groups = IntStream.range(0, 40).mapToObj(i -> "g" + i + ": [g" + (i + 1) + ", h" + i
        + ", g" + (i + 1) + "]").collect(Collectors.joining(", "));
    assertThat(problems(HEAD + "hosts: { " + groups + ", g40: x }\n" + ONE_STEP))
        .contains("x.plan.yaml:6:1: the group `g0` has more than 1000 hosts");
  }

  @Test
  void aPlanHasAtMostAThousandGroups() {
    var groups = IntStream.rangeClosed(0, 1_000).mapToObj(i -> "g" + i + ": [g" + (i + 1) + "]")
        .collect(Collectors.joining(", "));
    assertThat(problems(HEAD + "hosts: { " + groups + " }\n" + ONE_STEP)).containsExactly(
        "x.plan.yaml:6:1: a plan has at most 1000 groups of hosts, not 1001");
  }

  @Test
  void aDurationIsAtMost366Days() {
    assertThat(problems(HEAD + ONE_STEP.replace("A", "A, takes: 366d"))).isEmpty();
    assertThat(problems(HEAD + ONE_STEP.replace("A", "A, takes: 366d1s"))).hasSize(1);
  }

  @Test
  @Timeout(20)
  void listsAndMappingsLieAtMost32DeepAndAMebibyteOfBracketsIsRefusedAtOnce() {
    var deep = "x.plan.yaml:1:33: more than 32 lists and mappings within one another";
    assertThat(problems("[".repeat(32) + "]".repeat(32))).doesNotContain(deep).isNotEmpty();
    assertThat(problems("[".repeat(33) + "]".repeat(33))).containsExactly(deep);
    assertThat(problems("[".repeat(1 << 20))).containsExactly(deep);
    assertThat(problems("- ".repeat(1 << 19))).hasSize(1);
    assertThat(problems("? ".repeat(1 << 19))).last().asString().endsWith(deep.substring(17));
    assertThat(problems("{a: ".repeat(1 << 18))).hasSize(1);
  }

  @Test
  void fiftyProblemsAreToldAndTheRestCounted() {
    var told = problems(HEAD + many("x", 300).replace(" }", ": 1") + ONE_STEP);
    assertThat(told).hasSize(Problems.MOST_TOLD + 1).endsWith("and 250 more");
    assertThat(told.getFirst()).startsWith("x.plan.yaml:6:1: no key of a plan `x0`");
  }

  @Test
  void aProblemKnowsItsFileAndPlace() {
    var read = PlanFile.read("x.plan.yaml", new byte[]{'a', ':', '\n', (byte) 0xC3, 'x'});
    assertThat(read).isInstanceOfSatisfying(Read.Bad.class, bad -> assertThat(bad.problems().told())
        .extracting(Problem::toString)
        .containsExactly("x.plan.yaml:2:1: these bytes are not UTF-8"));
  }
}
