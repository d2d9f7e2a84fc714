package rollcall.bot.wakeup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The bot's time goes on evenly, and follows the machine's only when it is let. */
class SteadyClockTest {
  private static final Instant START = Instant.parse("2009-08-18T05:00:00Z");
  private Instant machine = START;
  private long nanos = Long.MAX_VALUE - 1_000;
  private final SteadyClock clock = new SteadyClock(() -> machine, () -> nanos);

  private void pass(Duration really, Duration onTheMachine) {
    nanos += really.toNanos();
    machine = machine.plus(onTheMachine);
  }

  private static Duration seconds(long many) {
    return Duration.ofSeconds(many);
  }

  private void isAt(long secondsAfterTheStart) {
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(secondsAfterTheStart));
  }

  @Test
  void itGoesOnByWhatPassed() {
    pass(seconds(10), seconds(10));
    isAt(10);
    assertThat(clock.jumped()).isEmpty();
  }

  @Test
  void aMachineThatSleptIsFollowedOnlyOnceThatIsKnown() {
    pass(seconds(10), seconds(1_000));
    isAt(10);
    assertThat(clock.jumped()).contains(seconds(990));
    isAt(10);
    clock.follow();
    isAt(1_000);
    assertThat(clock.jumped()).isEmpty();
  }

  @Test
  void aClockThatIsSetBackDoesNotTakeItBack() {
    pass(seconds(10), seconds(-3_590));
    assertThat(clock.jumped()).contains(seconds(-3_600));
    clock.follow();
    isAt(10);
    assertThat(clock.here(machine)).isEqualTo(clock.instant());
    pass(seconds(5), seconds(5));
    isAt(15);
    assertThat(clock.jumped()).isEmpty();
    pass(seconds(5), seconds(3_605));
    assertThat(clock.jumped()).isEmpty();
    isAt(20);
    assertThat(clock.here(machine)).isEqualTo(clock.instant());
  }

  @Test
  void littleStepsAreFollowedForwardAndAddUpBackward() {
    pass(seconds(10), seconds(12));
    assertThat(clock.jumped()).isEmpty();
    isAt(12);
    pass(seconds(10), seconds(9));
    assertThat(clock.jumped()).isEmpty();
    isAt(22);
    pass(seconds(10), seconds(8));
    assertThat(clock.jumped()).contains(seconds(-3));
  }

  @Test
  void whatWasRecordedHasBeen() {
    clock.notBefore(START.plusSeconds(600));
    isAt(600);
    assertThat(clock.jumped()).contains(seconds(-600));
    clock.notBefore(START);
    isAt(600);
  }

  @Test
  void oneThatIsMovedOnPurposeIsTrusted() {
    var trusting = SteadyClock.trusting(() -> machine);
    pass(Duration.ZERO, seconds(7_200));
    assertThat(trusting.instant()).isEqualTo(START.plusSeconds(7_200));
    assertThat(trusting.jumped()).isEmpty();
  }
}
