package rollcall.plans.shape;

import java.util.List;

/** A file as it is written: texts, lists and mappings, each with its place; no types yet. */
public sealed interface Written {
  Position at();

  /** What stands here, for a message: "a list". */
  String noun();

  /** A scalar, quoted or not. Empty where a key has nothing behind it. */
  record Text(Position at, String value) implements Written {
    @Override
    public String noun() {
      return "a text";
    }
  }

  record Items(Position at, List<Written> items) implements Written {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String noun() {
      return "a list";
    }
  }

  /** A mapping in the order of the file. No key stands twice. */
  record Pairs(Position at, List<Pair> pairs) implements Written {
    public Pairs {
      pairs = List.copyOf(pairs);
    }

    @Override
    public String noun() {
      return "a mapping";
    }
  }

  record Pair(Text key, Written value) {}

  /** Something that was refused and told already; nothing more is to be said about it. */
  record Refused(Position at) implements Written {
    @Override
    public String noun() {
      return "something refused";
    }
  }
}
