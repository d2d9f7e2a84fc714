package rollcall.plans.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import rollcall.plans.model.HostName;

/**
 * One or more hosts in one word: {@code moodle-app-[01,02,03]}, {@code sakaiprod[2-6]}, or a name
 * alone. Counted before it is expanded, so that a short word cannot fill the memory.
 */
public final class HostPattern {
  /** Hosts that one pattern, and one group, may stand for. */
  public static final int MOST = 1_000;

  private static final int LONGEST = 200;

  private static final Pattern BRACKETS = Pattern.compile("\\[([^\\[\\]]*)]");
  private static final Pattern RANGE = Pattern.compile("([0-9]{1,6})-([0-9]{1,6})");
  private static final Pattern ITEM = Pattern.compile("[A-Za-z0-9]{1,40}");

  private final String written;
  private final List<Part> parts;

  private HostPattern(String written, List<Part> parts) {
    this.written = written;
    this.parts = parts;
  }

  /** A stretch of the word: the texts that may stand there. */
  private sealed interface Part {
    long count();

    List<String> texts();

    record Fixed(String text) implements Part {
      @Override
      public long count() {
        return 1;
      }

      @Override
      public List<String> texts() {
        return List.of(text);
      }
    }

    /** Both ends count; {@code width} is that to which numbers are padded with zeros. */
    record Numbers(int from, int to, int width) implements Part {
      @Override
      public long count() {
        return to - from + 1L;
      }

      @Override
      public List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (int n = from; n <= to; n++) {
          texts.add("0".repeat(Math.max(0, width - String.valueOf(n).length())) + n);
        }
        return texts;
      }
    }

    record OneOf(List<Part> parts) implements Part {
      @Override
      public long count() {
        return parts.stream().mapToLong(Part::count).sum();
      }

      @Override
      public List<String> texts() {
        return parts.stream().flatMap(p -> p.texts().stream()).toList();
      }
    }
  }

  /** Empty where {@code text} is none: a bracket left open, a range that runs backwards. */
  public static Optional<HostPattern> parse(String text) {
    List<Part> parts = new ArrayList<>();
    var brackets = BRACKETS.matcher(text);
    int end = 0;
    for (; brackets.find(); end = brackets.end()) {
      parts.add(new Part.Fixed(text.substring(end, brackets.start())));
      var choice = choice(brackets.group(1));
      if (choice.isEmpty()) {
        return Optional.empty();
      }
      parts.add(choice.get());
    }
    parts.add(new Part.Fixed(text.substring(end)));
    var pattern = new HostPattern(text, List.copyOf(parts));
    // No expansion is longer than the pattern, so what holds for the first holds for all.
    return text.length() <= LONGEST && HostName.accepts(pattern.first())
        ? Optional.of(pattern)
        : Optional.empty();
  }

  private static Optional<Part> choice(String list) {
    List<Part> parts = new ArrayList<>();
    for (var item : list.split(",", -1)) {
      item(item.strip()).ifPresent(parts::add);
    }
    boolean whole = parts.size() == list.chars().filter(c -> c == ',').count() + 1;
    return whole ? Optional.of(new Part.OneOf(parts)) : Optional.empty();
  }

  private static Optional<Part> item(String item) {
    var range = RANGE.matcher(item);
    if (!range.matches()) {
      return ITEM.matcher(item).matches() ? Optional.of(new Part.Fixed(item)) : Optional.empty();
    }
    int from = Integer.parseInt(range.group(1));
    int to = Integer.parseInt(range.group(2));
    int width = range.group(1).startsWith("0") ? range.group(1).length() : 1;
    return from <= to ? Optional.of(new Part.Numbers(from, to, width)) : Optional.empty();
  }

  private String first() {
    var out = new StringBuilder();
    for (var part : parts) {
      out.append(firstOf(part));
    }
    return out.toString();
  }

  private static String firstOf(Part part) {
    return switch (part) {
      case Part.Fixed fixed -> fixed.text();
      case Part.Numbers numbers -> new Part.Numbers(numbers.from(), numbers.from(), numbers.width())
          .texts().getFirst();
      case Part.OneOf choice -> firstOf(choice.parts().getFirst());
    };
  }

  /** How many hosts it stands for, at most {@code MOST + 1} where there are more. */
  public int count() {
    long count = 1;
    for (var part : parts) {
      count = Math.min(MOST + 1L, count * part.count());
    }
    return (int) count;
  }

  /** All its hosts in order; a pattern of more than {@link #MOST} must not be asked. */
  public List<HostName> hosts() {
    if (count() > MOST) {
      throw new IllegalStateException(written + " stands for more than " + MOST + " hosts");
    }
    List<String> names = List.of("");
    for (var part : parts) {
      var texts = part.texts();
      names = names.stream().flatMap(name -> texts.stream().map(name::concat)).toList();
    }
    return names.stream().map(HostName::new).toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HostPattern pattern && pattern.written.equals(written);
  }

  @Override
  public int hashCode() {
    return written.hashCode();
  }

  /** As it was written. */
  @Override
  public String toString() {
    return written;
  }
}
