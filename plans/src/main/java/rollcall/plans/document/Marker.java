package rollcall.plans.document;

import java.util.Optional;

/**
 * What stands before a point of a list, as it was written: {@code 1)}, {@code 12.}, {@code -},
 * {@code [*]}. {@code number} where it counts; {@code done} where it is a box, ticked or not.
 */
public record Marker(String written, Optional<Integer> number, Optional<Boolean> done) {
  public static Marker bullet(String written) {
    return new Marker(written, Optional.empty(), Optional.empty());
  }

  public static Marker number(String written, int number) {
    return new Marker(written, Optional.of(number), Optional.empty());
  }

  public static Marker box(String written, boolean done) {
    return new Marker(written, Optional.empty(), Optional.of(done));
  }
}
