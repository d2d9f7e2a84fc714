package rollcall.plans.importer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.plans.document.Place;

/**
 * A mapping of the plan file in the making: a plan, a phase or a step, with what is remarked on it.
 * Values are texts, lists, maps and nodes.
 */
final class Node {
  private static final String PHASES = "phases";
  private static final String PHASE = "phase";
  private static final String SOURCE = "source";
  private static final List<String> ORDER = List.of("rollcall", "id", "title", "change", "date",
      "zone", "window", "latest-end", "start", "channels", "lead", "people", "roles", "hosts",
      PHASES, PHASE,
      "kind", "step", "number", "owner", "at", "due", "takes", "needs", "alongside", "only-if",
      "gate", "milestone", "changes-data",
      "restore-point", "users", "details", "items", "check", "steps", SOURCE);

  private final Map<String, Object> fields = new LinkedHashMap<>();
  private final List<String> remarks = new ArrayList<>();

  Node with(String key, Object value) {
    fields.put(key, value);
    return this;
  }

  /** Says where in the document it comes from, if it is in there at all. */
  Node from(Place at) {
    if (at.line() > 0 && !at.quote().isBlank()) {
      with(SOURCE, new Node().with("line", at.line()).with("quote", at.quote()));
    }
    return this;
  }

  /** The same of one of its keys, which stands elsewhere. */
  void from(Place at, String key) {
    if (has(key) && at.line() > 0) {
      var source = (Node) value(SOURCE).orElseGet(Node::new);
      source.<Node>map("fields").put(key,
          new Node().with("line", at.line()).with("quote", at.quote()));
      with(SOURCE, source);
    }
  }

  /** Where in the document it comes from. */
  Optional<Place> at() {
    return value(SOURCE).map(Node.class::cast).filter(source -> source.has("line"))
        .map(source -> new Place(Integer.parseInt(source.text("line")), source.text("quote"),
            false));
  }

  /** The first line of the document that it or anything in it comes from. */
  int first() {
    return all().flatMap(node -> node.at().stream()).mapToInt(Place::line).min()
        .orElse(Integer.MAX_VALUE);
  }

  void remove(String key) {
    fields.remove(key);
  }

  /** What stands under {@code key} there, behind what stands here. */
  void take(String key, Node other) {
    fields.put(key, java.util.Objects.requireNonNull(other.fields.get(key)));
  }

  /** Takes a text out of its details. */
  void untold(String text) {
    if (text("details").contains(text)) {
      with("details", text("details").replace(text, "").strip());
      fields.values().remove("");
    }
  }

  /** All that it says, line by line, with its parts. */
  String words() {
    var said = new ArrayList<String>();
    said.add(text("step"));
    said.add(text("details"));
    if (value("items").orElse("") instanceof Map<?, ?> items) {
      items.values().forEach(list -> words(list, said));
    }
    words(value("check").orElse(List.of()), said);
    words(value("steps").orElse(List.of()), said);
    return said.stream().filter(t -> !t.isBlank()).collect(Collectors.joining("\n"));
  }

  private static void words(Object value, List<String> said) {
    switch (value) {
      case List<?> list -> list.forEach(item -> words(item, said));
      case Node node when node.has("text") -> said.add((node.text("text") + " " + node
          .text("expected")).strip());
      case Node node -> said.add(node.words());
      default -> said.add(String.valueOf(value));
    }
  }

  boolean has(String key) {
    return fields.containsKey(key);
  }

  Optional<Object> value(String key) {
    return Optional.ofNullable(fields.get(key));
  }

  String text(String key) {
    return String.valueOf(fields.getOrDefault(key, ""));
  }

  /** The list under {@code key}, made where there is none. */
  @SuppressWarnings("unchecked") // what stands under these keys is put there by this package alone
  <T> List<T> list(String key) {
    return (List<T>) fields.computeIfAbsent(key, _ -> new ArrayList<T>());
  }

  /** The mapping under {@code key}, made where there is none. */
  @SuppressWarnings("unchecked") // as above
  <T> Map<String, T> map(String key) {
    return (Map<String, T>) fields.computeIfAbsent(key, _ -> new LinkedHashMap<String, T>());
  }

  /** It and every node below. */
  Stream<Node> all() {
    return Stream.concat(Stream.of(this), fields.values().stream().flatMap(Node::within));
  }

  private static Stream<Node> within(Object value) {
    return switch (value) {
      case Node node -> node.all();
      case List<?> list -> list.stream().flatMap(Node::within);
      default -> Stream.of();
    };
  }

  /** One word instead of another, in all texts but what the document said. */
  void replace(String word, String other) {
    fields.replaceAll((key, value) -> key.equals(SOURCE) ? value : replaced(value, word, other));
  }

  private static Object replaced(Object value, String word, String other) {
    return switch (value) {
      case Node node -> {
        node.replace(word, other);
        yield node;
      }
      // Lists of nodes stay the same list: what an answer does to one counts.
      case List<?> list when list.stream().allMatch(Node.class::isInstance) -> {
        list.forEach(v -> replaced(v, word, other));
        yield list;
      }
      case List<?> list -> {
        var next = new ArrayList<Object>();
        list.forEach(v -> next.add(replaced(v, word, other)));
        yield next;
      }
      case Map<?, ?> map -> {
        var next = new LinkedHashMap<String, Object>();
        map.forEach((k, v) -> next.put(String.valueOf(k), replaced(v, word, other)));
        yield next;
      }
      case String text -> text.replaceAll(
          "(?<![\\w-])" + Pattern.quote(word) + "(?![\\w-])", Matcher.quoteReplacement(other));
      default -> value;
    };
  }

  void remark(String text) {
    remarks.add(text);
  }

  /** In the order of the plan file; {@code remarked} makes a key of a remark. */
  Map<String, Object> tree(Remarks remarked) {
    var tree = new LinkedHashMap<String, Object>();
    fields.entrySet().stream().filter(e -> !isEmpty(e.getValue()))
        .sorted(
            java.util.Comparator.comparingInt((Map.Entry<String, Object> e) -> place(e.getKey()))
                .thenComparing(e -> e.getKey().equals(held())))
        .forEach(e -> {
          if (tree.size() == 1) {
            remarks.forEach(text -> tree.put(remarked.key(text), Remarks.VALUE));
          }
          tree.put(e.getKey(), value(e.getValue(), remarked));
        });
    return tree;
  }

  private static boolean isEmpty(Object value) {
    return (value instanceof List<?> l && l.isEmpty()) || (value instanceof Map<?, ?> m
        && m.isEmpty());
  }

  /** Where a plan or a phase comes from is said before what it holds, of a step at its end. */
  private int place(String key) {
    boolean isHead = has(PHASES) || has(PHASE);
    int place = ORDER.indexOf(key.equals(SOURCE) && isHead ? held() : key);
    return place < 0 ? ORDER.size() : place;
  }

  private String held() {
    return has(PHASES) ? PHASES : "steps";
  }

  private static Object value(Object value, Remarks remarked) {
    return switch (value) {
      case Node node -> node.tree(remarked);
      case List<?> list -> list.stream().map(v -> value(v, remarked)).toList();
      case Map<?, ?> map -> {
        var tree = new LinkedHashMap<String, Object>();
        map.forEach((k, v) -> tree.put(String.valueOf(k), value(v, remarked)));
        yield tree;
      }
      default -> String.valueOf(value);
    };
  }
}
