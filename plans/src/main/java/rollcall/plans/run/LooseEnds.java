package rollcall.plans.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.StepNumber;

/**
 * What was let pass, by name with its reason, what is to be done after the run, and whether the
 * leads were {@code asked} to end it with a pair open, since a step last changed; {@code word} is
 * when the quiet channels were promised to hear again.
 */
public record LooseEnds(Map<String, String> waived, List<Todo> todos, boolean asked,
    Optional<Instant> word) {
  /** The most to-dos of one run. */
  public static final int MOST_TODOS = 200;
  /** The name of what a plan without a way back lacks. */
  public static final String NO_FALLBACK = "no-fallback";
  static final LooseEnds NONE = new LooseEnds(Map.of(), List.of(), false, Optional.empty());

  public LooseEnds {
    waived = Map.copyOf(waived);
    todos = List.copyOf(todos);
  }

  /** Something to do afterwards, {@code who}'s or whoever will; numbers count from 1. */
  public record Todo(int number, Optional<PersonId> who, String text, boolean done) {}

  LooseEnds waived(String what, String why) {
    var all = new LinkedHashMap<>(waived);
    all.put(what, why);
    return new LooseEnds(all, todos, asked, word);
  }

  /** What was let pass of a plan's text holds for that text; no way back is a decision. */
  LooseEnds amended() {
    var kept = new LinkedHashMap<>(waived);
    kept.keySet().removeIf(what -> !what.equals(NO_FALLBACK) && !StepNumber.accepts(what));
    return new LooseEnds(kept, todos, asked, word);
  }

  LooseEnds todo(Optional<PersonId> who, String text) {
    var all = new ArrayList<>(todos);
    all.add(new Todo(todos.size() + 1, who, text, false));
    return new LooseEnds(waived, all, asked, word);
  }

  LooseEnds closed(int number) {
    return new LooseEnds(waived, todos.stream()
        .map(t -> t.number() == number ? new Todo(number, t.who(), t.text(), true) : t).toList(),
        asked, word);
  }

  LooseEnds asked(boolean now) {
    return new LooseEnds(waived, todos, now, word);
  }

  LooseEnds word(Instant next) {
    return new LooseEnds(waived, todos, asked, Optional.of(next));
  }
}
