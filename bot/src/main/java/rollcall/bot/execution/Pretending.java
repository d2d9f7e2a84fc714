package rollcall.bot.execution;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import rollcall.plans.engine.Fitness;
import rollcall.plans.engine.Visit;

/**
 * A rehearsal's command: said, not run. It ends at once with {@code exit}, and is never found
 * running.
 */
record Pretending(int exit) implements Executor {
  private static final Place NOWHERE = new Place("rehearsal", "rehearsal");

  @Override
  public void start(Command command, Target target, Optional<Place> noted,
      Consumer<? super Seen> seen) {
    endWell(seen);
  }

  @Override
  public void inquire(Handle handle, Target target, Optional<Place> noted, boolean begun,
      Consumer<? super Seen> seen) {
    endWell(seen);
  }

  @Override
  public void kill(Handle handle, Target target, Optional<Place> noted,
      Consumer<? super Seen> seen) {
    Thread.ofVirtual().start(() -> seen.accept(new Seen.Cancelled()));
  }

  @Override
  public void look(Target target, List<String> programs, Consumer<? super Fitness> seen) {
    Thread.ofVirtual().start(() -> seen.accept(new Fitness.Fit(Visit.LEAST_ROOM, List.of())));
  }

  /** On another thread, because whoever starts it is still writing that down. */
  private void endWell(Consumer<? super Seen> seen) {
    Thread.ofVirtual().start(() -> {
      seen.accept(new Seen.Begun(NOWHERE));
      seen.accept(new Seen.Ended(exit, false, new Extent(0, 0, true), 0));
    });
  }

  @Override
  public void close() {}
}
