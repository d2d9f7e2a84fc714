package rollcall.plans.shape;

/** What came of reading a file: its value, or all that is wrong with it. Never half a value. */
public sealed interface Read<T> {
  record Good<T>(T value) implements Read<T> {}

  record Bad<T>(Problems problems) implements Read<T> {}
}
