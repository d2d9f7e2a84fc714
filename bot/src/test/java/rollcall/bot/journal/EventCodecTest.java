package rollcall.bot.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rollcall.plans.run.Entry;

class EventCodecTest {
  @Test
  void everySealedTypeThatAnEntryCanHoldCarriesItsTag() {
    var found = new HashSet<Class<?>>();
    collect(Entry.class, found);

    var untagged = found.stream().filter(Class::isSealed)
        .filter(t -> EventCodec.SEALED.stream().noneMatch(tagged -> tagged.isAssignableFrom(t)))
        .collect(Collectors.toSet());

    assertThat(found).hasSizeGreaterThan(EventCodec.SEALED.size());
    assertThat(untagged).isEmpty();
  }

  private static void collect(Class<?> type, Set<Class<?>> found) {
    if (!type.getName().startsWith("rollcall.") || !found.add(type)) {
      return;
    }
    if (type.isSealed()) {
      Stream.of(type.getPermittedSubclasses()).forEach(t -> collect(t, found));
    }
    if (type.isRecord()) {
      Stream.of(type.getRecordComponents()).map(RecordComponent::getGenericType)
          .forEach(t -> within(t, found));
    }
  }

  private static void within(Type type, Set<Class<?>> found) {
    if (type instanceof Class<?> c) {
      collect(c, found);
    } else if (type instanceof ParameterizedType p) {
      Stream.of(p.getActualTypeArguments()).forEach(t -> within(t, found));
    }
  }
}
