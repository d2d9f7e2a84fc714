package rollcall.bot.execution;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * A rehearsal's commands: said, not run. Each ends well at once, and none is ever found running.
 */
final class Pretending implements Executor {
  private static final Place NOWHERE = new Place("rehearsal", "rehearsal");
  private static final Seen.Ended WELL = new Seen.Ended(0, false, new Extent(0, 0, true), 0);

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

  /** On another thread, because whoever starts it is still writing that down. */
  private static void endWell(Consumer<? super Seen> seen) {
    Thread.ofVirtual().start(() -> {
      seen.accept(new Seen.Begun(NOWHERE));
      seen.accept(WELL);
    });
  }

  @Override
  public void close() {}
}
