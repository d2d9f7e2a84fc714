package rollcall.plans.shape;

/** One key of a mapping: its name, the shape of its value, and what it means in a few words. */
public record Key<V>(String name, Shape<V> shape, boolean required, String meaning) {
  public static <V> Key<V> required(String name, Shape<V> shape, String meaning) {
    return new Key<>(name, shape, true, meaning);
  }

  public static <V> Key<V> optional(String name, Shape<V> shape, String meaning) {
    return new Key<>(name, shape, false, meaning);
  }
}
