package rollcall.plans.importer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import rollcall.plans.document.Place;

/** What all parts of one plan in the making have in common. */
final class Making {
  /** More questions nobody answers; the document is no plan then. */
  private static final int MOST_ASKED = 2_000;
  private final String id;
  private final Node plan = new Node();
  private final Crew crew = new Crew();
  private final Hosts hosts = new Hosts();
  private final List<Ask> asks = new ArrayList<>();
  private final Set<String> wondered = new HashSet<>();

  Making(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  Node plan() {
    return plan;
  }

  Crew crew() {
    return crew;
  }

  Hosts hosts() {
    return hosts;
  }

  /** Those that nobody has answered. */
  List<Ask> asks() {
    return asks;
  }

  /** An answer may bring questions of its own. */
  void take(Question question, String answer) {
    asks.stream().filter(ask -> ask.question().equals(question)).findFirst().ifPresent(ask -> {
      asks.remove(ask);
      ask.take().accept(answer);
      askWhoIs();
    });
  }

  /** Who is meant by names that are no people of the document; each is asked once. */
  void askWhoIs() {
    crew.unknown().stream().filter(wondered::add).toList().forEach(id -> {
      var name = crew.people().getOrDefault(id, id);
      ask(firstOf(id), "people", name, Optional.empty(), Crew.isTeam(name)
          ? "a role or a team, and it is not said who is in it"
          : "not among the people whom the document lists: who is it?",
          plan, answer -> crew.isMadeOf(id, crew.said(answer)));
    });
  }

  private Place firstOf(String id) {
    return plan.all().filter(n -> n.text("owner").equals(id) || n.text("by").equals(id))
        .flatMap(n -> n.at().stream()).findFirst()
        .orElseGet(Parts::nowhere);
  }

  /** What the document says of the plan as a whole, and where. */
  void fact(String key, Object value, Place at) {
    plan.with(key, value).from(at, key);
  }

  /** {@code take} is what an answer does; it may refuse by {@link IllegalArgumentException}. */
  void ask(Place at, String field, String found, Optional<String> proposed, String why, Node node,
      Consumer<String> take) {
    if (asks.size() < MOST_ASKED) {
      asks.add(new Ask(new Question(id, at.line(), field, new Place(0, found, false).quote(),
          proposed, why), node, take));
    }
  }

  /** An answer becomes the value of the key. */
  void ask(Place at, String key, String found, Optional<String> proposed, String why, Node node) {
    ask(at, key, found, proposed, why, node, answer -> node.with(key, answer));
  }

  /** Only the proposal can be taken. */
  void ask(Place at, String field, String found, String proposed, String why, Node node,
      Runnable take) {
    ask(at, field, found, Optional.of(proposed), why, node, answer -> {
      if (!answer.strip().equals(proposed)) {
        throw new IllegalArgumentException(
            "here only the proposal can be taken, or the question left open");
      }
      take.run();
    });
  }

  /** Whose something is, by names of the document. */
  Optional<Object> owner(List<String> names, boolean open) {
    var ids = names.stream().flatMap(name -> crew.id(name).stream()).distinct().toList();
    if (ids.isEmpty()) {
      return Optional.empty();
    }
    if (open) {
      return Optional.of(new Node().with("any", ids).with("open", "true"));
    }
    return Optional.of(ids.size() == 1 ? ids.getFirst() : ids);
  }
}
