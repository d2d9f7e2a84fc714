package rollcall.plans.format;

import static rollcall.plans.shape.Key.optional;
import static rollcall.plans.shape.Key.required;

import java.util.List;
import rollcall.plans.shape.Fields;
import rollcall.plans.shape.Key;
import rollcall.plans.shape.Mapping;
import rollcall.plans.shape.Shape;
import rollcall.plans.shape.Text;

/** The keys of one line of a checklist; a text alone is its {@code text}. */
final class CheckKeys {
  static final Key<String> TEXT = required("text", Text.line(), "what to look at");
  static final Key<OwnerWords> OWNER = optional("owner", OwnerWords.SHAPE,
      "whose check it is; the step's owner where left out");
  static final Key<String> EXPECTED = optional("expected", Text.line(), "what there is to see");
  static final Key<Fields> RUN = optional("run", RunKeys.SHAPE, "a command that checks it");

  private static final Mapping FIELDS = new Mapping("check", List.of(TEXT, OWNER, EXPECTED, RUN));

  static final Shape<Fields> SHAPE = Shape.either(
      Text.line().as(text -> FIELDS.start().with(TEXT, text), f -> f.need(TEXT)),
      FIELDS, fields -> fields.names().size() > 1);

  private CheckKeys() {}

  static Mapping fields() {
    return FIELDS;
  }
}
