package rollcall.plans.shape;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A name of the file: given here for others to use, or used here and given elsewhere. Both are
 * compared at the end of the reading.
 */
public final class Name<T> implements Shape<T> {
  private enum Role {
    NEW, AGAIN, USED
  }

  private final Shape<T> text;
  private final Function<T, String> print;
  private final List<String> kinds;
  private final Role role;

  private Name(Role role, Shape<T> text, Function<T, String> print, List<String> kinds) {
    this.role = role;
    this.text = text;
    this.print = print;
    this.kinds = kinds;
  }

  /** A name given here; a second time is a problem. It may count as several kinds of name. */
  public static <T> Shape<T> given(Shape<T> text, Function<T, String> print, String... kinds) {
    return new Name<>(Role.NEW, text, print, List.of(kinds));
  }

  /** A name that may be given here and elsewhere: a restore point that several steps make. */
  public static <T> Shape<T> givenAgain(Shape<T> text, Function<T, String> print, String... kinds) {
    return new Name<>(Role.AGAIN, text, print, List.of(kinds));
  }

  /** The name of a {@code kind} that must be given somewhere in the file. */
  public static <T> Shape<T> used(Shape<T> text, Function<T, String> print, String kind) {
    return new Name<>(Role.USED, text, print, List.of(kind));
  }

  @Override
  public Optional<T> read(Written written, Reading reading) {
    var value = text.read(written, reading);
    value.ifPresent(v -> kinds.forEach(kind -> note(kind, print.apply(v), written.at(), reading)));
    return value;
  }

  private void note(String kind, String name, Position at, Reading reading) {
    switch (role) {
      case NEW -> reading.give(kind, name, at);
      case AGAIN -> reading.giveAgain(kind, name);
      case USED -> reading.use(kind, name, at);
    }
  }

  @Override
  public Object write(T value) {
    return text.write(value);
  }

  @Override
  public Map<String, Object> schema() {
    return text.schema();
  }
}
