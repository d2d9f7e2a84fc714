package rollcall.plans.importer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import rollcall.plans.document.Document;
import rollcall.plans.format.PlanFile;
import rollcall.plans.shape.Problem;
import rollcall.plans.shape.Read;

/**
 * What came of a document: drafts of plans, and the questions that are still open. It is a function
 * of the document and of the answers so far, so that an answer is as if it had been known before.
 */
public final class Imported {
  /** What an answer led to. */
  public sealed interface Answered {
    /** It is in the draft, and the question is closed. */
    record Good(Imported imported) implements Answered {}

    /** It cannot stand in a plan file, and why; nothing has changed. */
    record Bad(String why) implements Answered {}
  }

  /** As the document goes; what is of the plan as a whole comes after it. */
  private static final Comparator<Question> IN_ORDER = Comparator
      .comparing((Question q) -> q.line() == 0).thenComparingInt(Question::line);

  private record Answer(Question question, String text) {}

  private final Document document;
  private final List<Answer> answers;
  private final List<Draft> drafts;
  private final List<Question> questions;

  private Imported(Document document, List<Answer> answers) {
    this.document = document;
    this.answers = List.copyOf(answers);
    var makings = makings(document);
    answers.forEach(answer -> makings.forEach(m -> m.take(answer.question(), answer.text())));
    var open = makings.stream().flatMap(m -> m.asks().stream()).toList();
    open.forEach(ask -> ask.node().remark(ask.remark()));
    this.drafts = makings.stream().map(Draft::of).toList();
    this.questions = open.stream().map(Ask::question).sorted(IN_ORDER).toList();
  }

  private Imported(Draft plan) {
    this.document = new Document(plan.id(), List.of(), List.of());
    this.answers = List.of();
    this.drafts = List.of(plan);
    this.questions = List.of();
  }

  private static List<Making> makings(Document document) {
    var parts = Parts.of(Furniture.without(document.lines()));
    var makings = new ArrayList<Making>();
    if (parts.size() == 1 && parts.getFirst().change().isEmpty()) {
      document.lines().stream().filter(l -> Parts.change(Furniture.text(l)).isPresent()).findFirst()
          .ifPresent(l -> parts.getFirst().changes(new Part.Titled(l.at(),
              Parts.change(Furniture.text(l)).orElseThrow())));
    }
    for (int i = 0; i < parts.size(); i++) {
      PlanMaker.of(parts.get(i), document.name().replaceFirst("\\.[^.]{1,8}$", ""), i + 1)
          .ifPresent(makings::add);
    }
    int contents = Furniture.contents(document.lines()).nextSetBit(0);
    if (contents >= 0 && !makings.isEmpty()) {
      makings.getFirst().plan().remark("left out, as it is a table of contents: from line "
          + document.lines().get(contents).at().line());
    }
    return makings;
  }

  /** Without a step in it a document gives no draft. */
  public static Imported of(Document document) {
    return new Imported(document, List.of());
  }

  /** What is a plan already: nothing of it is asked. */
  static Imported of(Draft plan) {
    return new Imported(plan);
  }

  /** One for each plan that the document holds. */
  public List<Draft> drafts() {
    return drafts;
  }

  /** Those that nobody has answered. */
  public List<Question> questions() {
    return questions;
  }

  /** With {@code answer}, as the plan file would have it, to a question that is open. */
  public Answered answered(Question question, String answer) {
    if (!questions.contains(question)) {
      return new Answered.Bad("that is no open question");
    }
    var more = new ArrayList<>(answers);
    more.add(new Answer(question, answer.strip()));
    try {
      var next = new Imported(document, more);
      return next.newProblem(this).<Answered>map(Answered.Bad::new)
          .orElseGet(() -> new Answered.Good(next));
    } catch (IllegalArgumentException e) {
      return new Answered.Bad(String.valueOf(e.getMessage()));
    }
  }

  /** What is wrong with the plan files now and was not before. */
  private java.util.Optional<String> newProblem(Imported before) {
    var known = before.problems();
    return problems().stream().filter(p -> !known.contains(p)).findFirst();
  }

  private Set<String> problems() {
    return drafts.stream().flatMap(d -> PlanFile
        .read(d.id(),
            d.yaml().getBytes(StandardCharsets.UTF_8)) instanceof Read.Bad<PlanFile>(var problems)
                ? problems.told().stream().map(Problem::message)
                : java.util.stream.Stream.<String>of())
        .collect(Collectors.toSet());
  }

  /** For programs: {@code plans}, {@code questions} and {@code findings}. */
  public Map<String, Object> json() {
    var all = new LinkedHashMap<String, Object>();
    all.put("plans", drafts.stream().map(Draft::json).toList());
    all.put("questions", questions.stream().map(Imported::json).toList());
    all.put("findings", drafts.stream().flatMap(d -> d.findings().stream()).toList());
    return all;
  }

  private static Map<String, Object> json(Question question) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("plan", question.plan());
    shown.put("line", question.line());
    shown.put("field", question.field());
    shown.put("found", question.found());
    question.proposed().ifPresent(p -> shown.put("proposed", p));
    shown.put("why", question.why());
    return shown;
  }
}
