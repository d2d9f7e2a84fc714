package rollcall.bot.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rollcall.plans.format.PlanFile;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Entry;
import rollcall.plans.run.Opening;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunId;
import rollcall.plans.shape.Read;

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

  @Test
  void aPlanThatWasRecordedBeforeAPlanCouldSayWhenTheRollIsCalledIsRead() throws Exception {
    var bytes = Files.readAllBytes(Path.of("../plans/library/smartsite-2009.plan.yaml"));
    var plan = ((Read.Good<PlanFile>) PlanFile.read("plan", bytes)).value().plan();
    var opening = new Opening(new RunId("smartsite-x7k2"), plan, false,
        new Opening.Channel("net", "#release"), plan.team().lead(), Set.of(), 0, "");
    var entry = new Entry(1, Instant.parse("2026-03-07T08:00:00Z"), new Actor.Bot(),
        new RunEvent.Opened(opening));
    var written = new EventCodec(hash -> {
      throw new AssertionError("nothing is read: " + hash);
    }).write(entry);
    var now = written.documents().getFirst().text();
    var earlier = now.replaceFirst(",?\"rollCall\":null", "");
    assertThat(earlier).isNotEqualTo(now);
    assertThat(new EventCodec(_ -> new Document(earlier)).read(written.payload()))
        .isEqualTo(entry);
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
