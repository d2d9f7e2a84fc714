package rollcall.plans.shape;

/** A value and where it stood. Two are equal when their values are: the place is for messages. */
public record Placed<T>(T value, Position at) {
  @Override
  public boolean equals(Object other) {
    return other instanceof Placed<?> placed && placed.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }
}
