package rollcall.plans.document;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Finds where the blocks of code of a text end; the whole of it takes one look at each line. */
final class Fences {
  private final Source source;
  /** Marks that nothing ends from here on. */
  private final Set<String> endless = new HashSet<>();

  Fences(Source source) {
    this.source = source;
  }

  /** The line in which the block ends that {@code fence} begins in line {@code from}. */
  Optional<Integer> end(Fence fence, int from) {
    if (!fence.end().alone() && fence.end().in(fence.first()).isPresent()) {
      return Optional.of(from);
    }
    if (endless.contains(fence.end().mark())) {
      return Optional.empty();
    }
    for (int i = from + 1; i < source.size(); i++) {
      if (fence.end().in(source.line(i)).isPresent()) {
        return Optional.of(i);
      }
    }
    endless.add(fence.end().mark());
    return Optional.empty();
  }
}
