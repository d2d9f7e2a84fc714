package rollcall.commands.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.commands.SmallRelease;
import rollcall.plans.model.Plan;
import rollcall.plans.model.Schedule;
import rollcall.plans.site.People;

/** The two clocks on the wall: the run's zone, UTC, and that of whoever lives elsewhere. */
class TwoClocksTest {
  private static final ZoneId DAVIS = ZoneId.of("America/Los_Angeles");
  private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");

  private static Plan in(ZoneId zone) {
    var plan = SmallRelease.plan();
    var at = plan.schedule();
    return new Plan(plan.title(), plan.environment(),
        new Schedule(at.date(), zone, at.window(), at.start(), at.latestEnd(), at.reserve(),
            at.rollCall()),
        plan.team(), plan.channels(), plan.variables(), plan.phases(), plan.unbuilt());
  }

  private static People people(ZoneId ofPrabhu) {
    return new People(Map.of(
        SmallRelease.PRABHU, SmallSite.person(SmallRelease.PRABHU, Optional.of(ofPrabhu)),
        SmallRelease.SANDRA, SmallSite.person(SmallRelease.SANDRA, Optional.of(DAVIS))));
  }

  private static List<String> opening(ZoneId here, ZoneId ofPrabhu) {
    return new Walk(in(here), false, people(ofPrabhu)).messages.stream()
        .flatMap(m -> m.lines().stream()).toList();
  }

  @Test
  @Tag("R24")
  void theStartIsSaidInTheRunsZoneInUtcAndForThoseElsewhere() {
    assertThat(opening(DAVIS, KOLKATA)).first().asString()
        .contains("start 05:10 (12:10 UTC, 17:40 for prabhu)");
    assertThat(opening(DAVIS, DAVIS)).first().asString().contains("start 05:10 (12:10 UTC)");
  }

  @Test
  void whoseClockIsTheSameIsNotNamedWhateverTheirZoneIsCalled() {
    assertThat(opening(ZoneId.of("UTC"), ZoneId.of("Africa/Abidjan"))).first().asString()
        .contains("start 05:10 (17 Aug 22:10 for sandra)");
  }

  @Test
  void anotherDayIsNamed() {
    assertThat(opening(ZoneId.of("Pacific/Auckland"), DAVIS)).first().asString()
        .contains("(17 Aug 17:10 UTC, 17 Aug 10:10 for ");
  }
}
