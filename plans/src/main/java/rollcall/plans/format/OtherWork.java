package rollcall.plans.format;

import static rollcall.plans.shape.Key.optional;
import static rollcall.plans.shape.Key.required;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import rollcall.plans.model.StepId;
import rollcall.plans.model.Work;
import rollcall.plans.shape.Fields;
import rollcall.plans.shape.Key;
import rollcall.plans.shape.Mapping;
import rollcall.plans.shape.Shape;
import rollcall.plans.shape.Text;
import rollcall.plans.site.ValueRule;

/** The keys of the kinds of work beside commands, and of a step's source. */
final class OtherWork {
  private static final int MOST_LINES = 1_000_000;

  private static final Key<StepId> SKIP_TO = required("skip-to", PlanWords.STEP,
      "the step to go on with");
  private static final Mapping SKIP = new Mapping("answer to no-go", List.of(SKIP_TO));
  private static final Shape<Work.IfNoGo> IF_NO_GO_WORDS = Shape.either(
      Text.choice("the answer to no-go",
          Map.<String, Work.IfNoGo>of("ask", new Work.IfNoGo.Ask(), "fallback",
              new Work.IfNoGo.Fallback())),
      SKIP.as(f -> new Work.IfNoGo.SkipTo(f.need(SKIP_TO)), OtherWork::skip),
      Work.IfNoGo.SkipTo.class::isInstance);

  private static Fields skip(Work.IfNoGo answer) {
    return SKIP.start().with(SKIP_TO, ((Work.IfNoGo.SkipTo) answer).step());
  }

  static final Key<OwnerWords> BY = required("by", OwnerWords.SHAPE, "who decides");
  static final Key<Duration> ANSWER_WITHIN = optional("answer-within", PlanWords.SOME_TIME,
      "silence after this halts");
  static final Key<Work.IfNoGo> IF_NO_GO = optional("if-no-go", IF_NO_GO_WORDS,
      "ask (default), fallback, or `skip-to: id`");
  static final Mapping GATE = new Mapping("gate", List.of(BY, ANSWER_WITHIN, IF_NO_GO));

  private static final Key<Integer> STATUS = optional("status", Text.number(100, 599),
      "the status of the answer");
  private static final Key<String> OUTPUT = optional("output",
      Text.line().checked(ValueRule::patternComplaint), "RE2 that one line of the answer matches");
  static final Key<String> METHOD = required("method", Text.choice("a method of HTTP", Map.of("GET",
      "GET", "HEAD", "HEAD", "POST", "POST", "PUT", "PUT", "PATCH", "PATCH", "DELETE", "DELETE")),
      "the method");
  static final Key<String> URL = required("url",
      Text.word("an address by HTTP", "https://ci.example.org/jobs/deploy",
          "https?://[^\\s]{1,2000}"),
      "the address");
  static final Key<String> REQUEST_BODY = optional("body", Text.lines(), "what is sent");
  static final Key<Fields> EXPECT = optional("expect",
      new Mapping("expectation", List.of(STATUS, OUTPUT)), "what counts as done: a status of 2xx");
  static final Mapping HTTP = new Mapping("request by HTTP",
      List.of(METHOD, URL, REQUEST_BODY, EXPECT));

  static final Key<List<String>> TO = required("to", Text.line().oneOrMore(),
      "people, roles, teams or addresses");
  static final Key<String> SUBJECT = required("subject", Text.line(), "the subject");
  static final Key<String> BODY = required("body", Text.lines(), "the text");
  static final Mapping MAIL = new Mapping("mail", List.of(TO, SUBJECT, BODY));

  static final Key<Integer> LINE = optional("line", Text.number(1, MOST_LINES),
      "the line, counted from one");
  static final Key<String> QUOTE = optional("quote", Text.lines(), "a few words of it");
  private static final Mapping FIELD = new Mapping("source of a field", List.of(LINE, QUOTE));
  static final Key<Map<String, Fields>> FIELD_SOURCES = optional("fields",
      FIELD.by(Text.line()), "the same for single keys");
  static final Mapping SOURCE = new Mapping("source", List.of(LINE, QUOTE, FIELD_SOURCES));

  private OtherWork() {}
}
