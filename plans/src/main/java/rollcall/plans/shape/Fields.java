package rollcall.plans.shape;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A mapping as it was written: the value of each key that is there, and where it stood. Two are
 * equal when they say the same, wherever it stands.
 */
public final class Fields {
  private final Position at;
  private final Map<String, Placed<?>> values = new LinkedHashMap<>();
  private final Map<String, Key<?>> keys = new LinkedHashMap<>();

  Fields(Position at) {
    this.at = at;
  }

  /** Where the mapping begins. */
  public Position at() {
    return at;
  }

  /** Where {@code key} stands; where the mapping begins, if it does not. */
  public Position at(Key<?> key) {
    var placed = values.get(key.name());
    return placed == null ? at : placed.at();
  }

  @SuppressWarnings("unchecked") // put() alone fills the map, and takes the key's own type
  public <V> Optional<V> get(Key<V> key) {
    return Optional.ofNullable((Placed<V>) values.get(key.name())).map(Placed::value);
  }

  /** The value of a key that is required, so that a mapping without it was refused. */
  public <V> V need(Key<V> key) {
    return get(key).orElseThrow();
  }

  public boolean has(Key<?> key) {
    return values.containsKey(key.name());
  }

  /** The names of the keys that are there, in the order of the file. */
  public Set<String> names() {
    return Collections.unmodifiableSet(values.keySet());
  }

  /** The keys that are there, in the order of the file. */
  public Collection<Key<?>> keys() {
    return Collections.unmodifiableCollection(keys.values());
  }

  /** The mappings that stand under {@code key}: itself, or one of its items. */
  public Stream<Fields> under(Key<?> key) {
    return Optional.ofNullable(values.get(key.name())).map(Placed::value).stream()
        .flatMap(Fields::mappings);
  }

  private static Stream<Fields> mappings(Object value) {
    return switch (value) {
      case Fields fields -> Stream.of(fields);
      case Collection<?> items -> items.stream().flatMap(Fields::mappings);
      case Map<?, ?> named -> named.values().stream().flatMap(Fields::mappings);
      default -> Stream.empty();
    };
  }

  /** The same with {@code key}, in the same place. */
  public <V> Fields with(Key<V> key, V value) {
    var more = copy();
    more.put(key, value, at);
    return more;
  }

  private Fields copy() {
    var copy = new Fields(at);
    copy.values.putAll(values);
    copy.keys.putAll(keys);
    return copy;
  }

  /** The same with {@code key}, which stands at {@code place}. */
  public <V> Fields with(Key<V> key, V value, Position place) {
    var more = with(key, value);
    more.put(key, value, place);
    return more;
  }

  /** The same without {@code key}. */
  public Fields without(Key<?> key) {
    var less = copy();
    less.values.remove(key.name());
    less.keys.remove(key.name());
    return less;
  }

  <V> void put(Key<V> key, V value, Position place) {
    values.put(key.name(), new Placed<>(value, place));
    keys.put(key.name(), key);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fields fields && fields.values.equals(values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
