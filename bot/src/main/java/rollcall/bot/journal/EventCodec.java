package rollcall.bot.journal;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import rollcall.plans.model.CheckLetter;
import rollcall.plans.model.Condition;
import rollcall.plans.model.Environment;
import rollcall.plans.model.HostName;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Plan;
import rollcall.plans.model.PlanId;
import rollcall.plans.model.RestorePoint;
import rollcall.plans.model.Revision;
import rollcall.plans.model.StepId;
import rollcall.plans.model.StepNumber;
import rollcall.plans.model.Work;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Course;
import rollcall.plans.run.Entry;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunId;
import rollcall.plans.run.StepRef;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * An entry as JSON and back, straight from the records: there is no second set of classes. A
 * record's simple name is its tag, forever. A plan stands beside as a document and in the entry by
 * its hash.
 */
final class EventCodec {
  /** An entry's payload, and the documents that it refers to. */
  record Encoded(String payload, List<Document> documents) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
  private interface Tagged {}

  /** Every sealed type that an entry can hold. */
  static final List<Class<?>> SEALED = List.of(RunEvent.class, Request.class, StepRef.class,
      Rejection.class, Actor.class, Course.class, Work.class, Work.IfNoGo.class, Condition.class);

  private final JsonMapper plans;
  private final Function<Digest, Document> documents;

  /** {@code documents} finds what {@link #write} gave as a document before. */
  EventCodec(Function<Digest, Document> documents) {
    this.documents = documents;
    this.plans = mapper(new SimpleModule());
  }

  Encoded write(Entry entry) {
    var beside = new ArrayList<Document>();
    var module = new SimpleModule().addSerializer(Plan.class,
        word(Plan.class, plan -> document(plan, beside)));
    return new Encoded(mapper(module).writeValueAsString(entry), List.copyOf(beside));
  }

  Entry read(String payload) {
    var module = new SimpleModule().addDeserializer(Plan.class, unword(Plan.class, this::plan));
    return mapper(module).readValue(payload, Entry.class);
  }

  private String document(Plan plan, List<Document> beside) {
    var document = new Document(plans.writeValueAsString(plan));
    beside.add(document);
    return document.hash().hex();
  }

  private Plan plan(String hash) {
    return plans.readValue(documents.apply(new Digest(hash)).text(), Plan.class);
  }

  private static JsonMapper mapper(SimpleModule more) {
    var builder = JsonMapper.builder().addModule(words()).addModule(more)
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    SEALED.forEach(type -> builder.addMixIn(type, Tagged.class));
    return builder.build();
  }

  private static SimpleModule words() {
    var words = new SimpleModule();
    add(words, StepId.class, StepId::value, StepId::new);
    add(words, CheckLetter.class, CheckLetter::value, CheckLetter::new);
    add(words, StepNumber.class, StepNumber::value, StepNumber::new);
    add(words, PersonId.class, PersonId::value, PersonId::new);
    add(words, HostName.class, HostName::value, HostName::new);
    add(words, RestorePoint.class, RestorePoint::value, RestorePoint::new);
    add(words, RunId.class, RunId::value, RunId::new);
    add(words, PlanId.class, PlanId::value, PlanId::new);
    add(words, Revision.class, Revision::value, Revision::new);
    add(words, Environment.class, Environment::value, Environment::new);
    return words;
  }

  private static <T> void add(SimpleModule module, Class<T> type, Function<T, String> to,
      Function<String, T> from) {
    module.addSerializer(type, word(type, to)).addDeserializer(type, unword(type, from));
    module.addKeySerializer(type, new ValueSerializer<T>() {
      @Override
      public void serialize(T value, JsonGenerator out, SerializationContext context) {
        out.writeName(to.apply(value));
      }
    });
    module.addKeyDeserializer(type, new KeyDeserializer() {
      @Override
      public Object deserializeKey(String key, DeserializationContext context) {
        return from.apply(key);
      }
    });
  }

  private static <T> StdSerializer<T> word(Class<T> type, Function<T, String> to) {
    return new StdSerializer<T>(type) {
      @Override
      public void serialize(T value, JsonGenerator out, SerializationContext context) {
        out.writeString(to.apply(value));
      }
    };
  }

  private static <T> StdDeserializer<T> unword(Class<T> type, Function<String, T> from) {
    return new StdDeserializer<T>(type) {
      @Override
      public T deserialize(JsonParser in, DeserializationContext context) {
        return from.apply(in.getString());
      }
    };
  }
}
