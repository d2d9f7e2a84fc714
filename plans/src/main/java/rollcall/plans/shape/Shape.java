package rollcall.plans.shape;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a part of a file looks like, said once: it reads it, writes it and describes itself. A value
 * that was read, written and read again is the same value.
 */
public interface Shape<T> {
  /** Bytes of a file, a mark of the byte order included. */
  int MOST_BYTES = YamlText.MOST_BYTES;

  /** Empty where it is wrong; then {@code reading} knows why and where. */
  Optional<T> read(Written written, Reading reading);

  /** Text ({@link String}), list or map, as {@link YamlWriter} takes it. */
  Object write(T value);

  /** The JSON Schema of what it reads; a map of its own, in which the keys keep their order. */
  Map<String, Object> schema();

  /** Reads the whole file {@code name}, whose content is {@code bytes}. */
  default Read<T> read(String name, byte[] bytes) {
    return read(name, bytes, (value, _) -> Optional.of(value));
  }

  /**
   * Reads the whole file, and where it is free of problems, goes on with {@code meaning}, which may
   * find more.
   */
  default <U> Read<U> read(String name, byte[] bytes, BiFunction<T, Reading, Optional<U>> meaning) {
    var reading = new Reading(name);
    var value = YamlText.tree(bytes, reading).flatMap(tree -> read(tree, reading));
    var found = value.filter(_ -> reading.finish().isEmpty())
        .flatMap(good -> meaning.apply(good, reading));
    var problems = reading.finish();
    return found.isPresent() && problems.isEmpty()
        ? new Read.Good<>(found.get())
        : new Read.Bad<>(problems);
  }

  /** A list of these. */
  default Shape<List<T>> list() {
    return new ListShape<>(this);
  }

  /** A list of these, or one alone without its brackets. */
  default Shape<List<T>> oneOrMore() {
    return new OneOrMore<>(this, false);
  }

  /** The same, where an empty list means something. */
  default Shape<List<T>> anyNumber() {
    return new OneOrMore<>(this, true);
  }

  /** The same, as another type. */
  default <U> Shape<U> as(Function<T, U> to, Function<U, T> from) {
    return new Converted<>(this, to, from);
  }

  /** The same where {@code complaint} has none; else that is the problem. */
  default Shape<T> checked(Function<T, Optional<String>> complaint) {
    return new Checked<>(this, complaint);
  }

  /** The same with its place. */
  default Shape<Placed<T>> placed() {
    return new PlacedShape<>(this);
  }

  /** The same, where {@code ${NAME}} in a text takes the value that {@code environment} has. */
  default Shape<T> filledFrom(Function<String, Optional<String>> environment) {
    return new Filled<>(this, environment);
  }

  /** A mapping from names of the author's own to these, in the order of the file. */
  default <K> Shape<Map<K, T>> by(Shape<K> name) {
    return new NamedShapes<>(name, this);
  }

  /** For a shape that contains itself; {@code name} is what the schema calls it. */
  static <T> Shape<T> later(String name, Supplier<Shape<T>> shape) {
    return new Later<>(name, shape);
  }

  /**
   * One of two: {@code texts} where a text stands (or a list, if {@code texts} takes one),
   * {@code mapping} where a mapping does.
   */
  static <T> Shape<T> either(Shape<T> texts, Shape<T> mapping, Function<T, Boolean> isMapping) {
    return new Either<>(texts, mapping, isMapping);
  }

  /** The whole schema of a file of this shape; {@code definitions} are those said later. */
  default Map<String, Object> schema(String title, Map<String, Shape<?>> definitions) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", title);
    schema.putAll(schema());
    Map<String, Object> named = new LinkedHashMap<>();
    definitions.forEach((name, shape) -> named.put(name, shape.schema()));
    schema.put("$defs", named);
    return schema;
  }
}
