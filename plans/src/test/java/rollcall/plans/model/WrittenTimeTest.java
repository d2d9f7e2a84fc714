package rollcall.plans.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What times of day seem to mean that are written as people write them. */
class WrittenTimeTest {
  @ParameterizedTest
  @Tag("R19")
  @CsvSource({"8.00 am, 08:00", "8.50 a, 08:50", "08:00, 08:00", "12:00 noon, 12:00",
      "12:00 (noon), 12:00", "(12:01), 12:01", "11.45 am, 11:45", "2.01 pm, 14:01", "12 am, 00:00",
      "12 p.m., 12:00", "8 a.m., 08:00", "0810, 08:10", "8h15, 08:15", "7, 07:00", "Noon, 12:00",
      "midnight, 00:00", "12 midnight, 00:00", "23.59, 23:59", "8 Uhr, 08:00"})
  void theOtherFormsAreUnderstood(String written, LocalTime meant) {
    assertThat(WrittenTime.near(written)).contains(meant);
  }

  @ParameterizedTest
  @Tag("R19")
  @ValueSource(strings = {"", "soon", "25:00", "8.60 am", "13 pm", "0 am", "11 noon", "8.5", "123",
      "8:00:00", "8.00 am 9.00 am", "8.00 xm", "S+2m", "24:00",
      "8.00                                              am"})
  void whatMeansNoneIsNotGuessed(String written) {
    assertThat(WrittenTime.near(written)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"S + 2 min, S+2m", "S + 2m, S+2m", "d+1h 5m, D+1h5m", "s - 10 minutes, S-10m",
      "8.50 a, 08:50", "S+, ", "T-5, "})
  void aPlannedTimeIsNearToo(String written, String meant) {
    assertThat(PlannedTime.near(written)).isEqualTo(Optional.ofNullable(meant));
  }
}
