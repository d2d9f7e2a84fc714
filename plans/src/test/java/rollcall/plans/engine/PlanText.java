package rollcall.plans.engine;

import static rollcall.plans.engine.Release.ANN;
import static rollcall.plans.engine.Release.PRABHU;
import static rollcall.plans.engine.Release.SANDRA;
import static rollcall.plans.engine.Release.THOMAS;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import rollcall.plans.format.PlanFile;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Plan;
import rollcall.plans.run.Opening;
import rollcall.plans.run.RunId;
import rollcall.plans.shape.Read;

/**
 * Plans of tests as a plan file has them: led by thomas with sandra as deputy, S at 05:10, and a
 * way back of one step.
 */
final class PlanText {
  static final PersonId QUINN = new PersonId("quinn");
  static final PersonId DORA = new PersonId("dora");
  static final PersonId ZOE = new PersonId("zoe");
  static final Set<PersonId> LISTED = Set.of(THOMAS, SANDRA, PRABHU, QUINN, DORA, ANN, ZOE);
  static final List<String> HOSTS = List.of("h1", "h2");

  private static final String HEAD = """
      rollcall: 1
      id: smartsite
      title: SmartSite
      date: 2009-08-18
      zone: UTC
      window: 05:00 - 08:00
      start: 05:10
      channels: ["#release"]
      lead: thomas
      deputies: [sandra]
      people: { thomas: Thomas, sandra: Sandra, prabhu: Prabhu, quinn: Quinn, dora: Dora,
        ann: Ann, zoe: Zoe }
      variables: { tag: { value: r1 } }
      hosts: { all: [h1, h2] }
      phases:
      """;
  static final String WAY_BACK = """
      - phase: Fallback
        kind: fallback
        steps:
          - { step: Put it back, id: back }
      """;

  /** A plan of these phases and no other. */
  static Plan phases(String phases) {
    return phases("2009-08-18", phases);
  }

  static Plan phases(String date, String phases) {
    return read(HEAD.replace("2009-08-18", date), phases);
  }

  /** The same with a window that ends at {@code end}. */
  static Plan until(String end, String phases) {
    return read(HEAD.replace("05:00 - 08:00", "05:00 - " + end), phases);
  }

  /** The plan of a whole file. */
  static Plan whole(String text) {
    return read(text, "");
  }

  private static Plan read(String head, String phases) {
    var bytes = (head + phases.indent(2)).getBytes(StandardCharsets.UTF_8);
    return switch (PlanFile.read("test.plan.yaml", bytes)) {
      case Read.Good<PlanFile>(var file) -> file.plan();
      case Read.Bad<PlanFile>(var problems) -> throw new AssertionError(problems.lines());
    };
  }

  /** A plan whose release has these steps. */
  static Plan steps(String steps) {
    return phases("- phase: Release\n  steps:\n" + steps.indent(4) + WAY_BACK);
  }

  /** A run of {@code plan}, opened. */
  static Release opened(Plan plan) {
    return opened(plan, 0);
  }

  /** A run whose commands so many people have to approve. */
  static Release opened(Plan plan, int approvals) {
    return new Release(plan, Sites.with(HOSTS, LISTED), LISTED, approvals);
  }

  /** A whole plan file opened, or rehearsed, by its lead, on the 18th at 05:00. */
  static Release opened(String whole, boolean rehearsal) {
    return new Release(new Opening(new RunId("smartsite-1"), whole(whole), rehearsal,
        new Opening.Channel("net", "#release"), THOMAS, LISTED, 0, ""),
        Sites.with(List.of(), LISTED));
  }

  /** A run whose release has these steps, at S. */
  static Release running(String steps) {
    return opened(steps(steps)).started();
  }

  private PlanText() {}
}
