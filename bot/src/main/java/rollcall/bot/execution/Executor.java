package rollcall.bot.execution;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import rollcall.plans.engine.Fitness;

/**
 * Has commands carried out: on hosts over SSH, or, in a rehearsal, not at all. Returns from every
 * call at once; what comes of it is told on another thread, as {@link Seen} says.
 */
public interface Executor extends AutoCloseable {
  /**
   * Starts {@code command} once and follows it to its end. {@code noted} is the place journalled
   * with the intent; without one, the place that the host names before anything is sent counts.
   */
  void start(Command command, Target target, Optional<Place> noted, Consumer<? super Seen> seen);

  /**
   * Finds out what became of {@code handle} and follows it to its end; never starts it. {@code
   * begun} says that its beginning is on record.
   */
  void inquire(Handle handle, Target target, Optional<Place> noted, boolean begun,
      Consumer<? super Seen> seen);

  /** Kills {@code handle}, or sees to it that it never starts. */
  void kill(Handle handle, Target target, Optional<Place> noted, Consumer<? super Seen> seen);

  /**
   * Logs in to {@code target} and tells {@code seen}, once, whether commands could run there, and
   * which of {@code programs} it lacks; runs nothing and keeps no connection.
   */
  void look(Target target, List<String> programs, Consumer<? super Fitness> seen);

  /** Stops asking; what runs goes on. */
  @Override
  void close();
}
