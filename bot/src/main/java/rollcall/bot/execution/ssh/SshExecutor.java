package rollcall.bot.execution.ssh;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.bot.execution.Command;
import rollcall.bot.execution.Executor;
import rollcall.bot.execution.Handle;
import rollcall.bot.execution.Outputs;
import rollcall.bot.execution.Place;
import rollcall.bot.execution.Seen;
import rollcall.bot.execution.Target;
import rollcall.plans.engine.Fitness;

/**
 * Starts commands on hosts, finds out what became of them, and kills them; every answer comes back
 * as {@link Seen}, on a thread of that execution, in order. Only {@link #start} ever starts
 * anything, and each handle at most once. What it was doing when closed is found again by
 * {@link #inquire} after the next start of the bot.
 */
public final class SshExecutor implements Executor {
  private static final Logger LOG = LoggerFactory.getLogger(SshExecutor.class);

  private final SshTransport transport;
  private final Outputs outputs;
  private final Pace pace;
  private final Map<Handle, Execution> started = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors
      .newThreadPerTaskExecutor(Thread.ofVirtual().name("execution-", 0).factory());

  public SshExecutor(Outputs outputs) {
    this(outputs, Pace.USUAL);
  }

  SshExecutor(Outputs outputs, Pace pace) {
    this.outputs = outputs;
    this.pace = pace;
    transport = new SshTransport(pace);
  }

  /**
   * Connects to {@code target} and returns the place to note with an intent, or why the host is not
   * fit. Blocks, for at most a dial and a call; the session stays open for the start.
   */
  public Greeting greet(Target target) throws InterruptedException {
    return new Host(transport, target).greet();
  }

  /**
   * Starts {@code command} once and follows it to its end. {@code noted} is the place journalled
   * with the intent; without one, the place that the host names before anything is sent counts.
   * Throws {@link IllegalStateException} if this executor has been told to start that handle
   * before.
   */
  @Override
  public void start(Command command, Target target, Optional<Place> noted,
      Consumer<? super Seen> seen) {
    var execution = execution(command.handle(), target, noted, seen);
    if (started.putIfAbsent(command.handle(), execution) != null)
      throw new IllegalStateException(command.handle() + " has been started before");
    carryOut(execution, () -> new Start(execution, command).carryOut());
  }

  /**
   * Finds out what became of {@code handle} and follows it to its end; never starts it. {@code
   * begun} says that its beginning is on record. A host that knows nothing of it is made to refuse
   * it from now on, and the answer is {@link Seen.Refused}; or {@link Seen.Lost} where it had
   * begun, or the place is not the one noted.
   */
  @Override
  public void inquire(Handle handle, Target target, Optional<Place> noted, boolean begun,
      Consumer<? super Seen> seen) {
    var execution = execution(handle, target, noted, seen);
    carryOut(execution, () -> execution.inquire(begun));
  }

  /**
   * Kills {@code handle}, or sees to it that it never starts, and tells which once it is certain;
   * until then it keeps trying. The listener of its start is told its end too.
   */
  @Override
  public void kill(Handle handle, Target target, Optional<Place> noted,
      Consumer<? super Seen> seen) {
    Optional<Execution> known = Optional.ofNullable(started.get(handle));
    if (known.isPresent() && known.get().stopUnsent()) {
      threads.execute(() -> seen.accept(new Seen.Cancelled()));
      return;
    }
    var place = known.flatMap(Execution::place).or(() -> noted);
    var killing = execution(handle, target, place, seen);
    carryOut(killing, killing::kill);
  }

  @Override
  public void look(Target target, List<String> programs, Consumer<? super Fitness> seen) {
    threads.execute(() -> {
      try {
        var greeting = new Host(transport, target).look(programs);
        if (!threads.isShutdown()) { // closing cuts connections, which says nothing of the host
          seen.accept(fitness(greeting, programs));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // closed: it is looked at again after the next start
      } catch (RuntimeException e) {
        LOG.error("A fault in looking at {}", target.host(), e);
        seen.accept(new Fitness.Unfit("the bot failed at it"));
      }
    });
  }

  private static Fitness fitness(Greeting greeting, List<String> programs) {
    return switch (greeting) {
      case Greeting.Ready ready -> new Fitness.Fit(ready.freeBytes() >> 20,
          ready.absent().stream().filter(n -> n >= 1 && n <= programs.size())
              .map(n -> programs.get(n - 1)).toList());
      case Greeting.Unreachable(String why) -> new Fitness.Unfit(why);
      case Greeting.Unfit(String why) -> new Fitness.Unfit(why);
    };
  }

  /**
   * Removes what the host keeps of an ended or cancelled {@code handle}, but for its claim and its
   * end: a start of it stays refused. Returns whether the host has done so; blocks for at most a
   * dial and a call.
   */
  public boolean clear(Handle handle, Target target) throws InterruptedException {
    return new Host(transport, target).remove(handle) instanceof Reply.Answered(Answer.Standing _);
  }

  private Execution execution(Handle handle, Target target, Optional<Place> noted,
      Consumer<? super Seen> seen) {
    return new Execution(handle, new Host(transport, target), outputs, pace, noted, seen);
  }

  private interface Work {
    Seen.Final toItsEnd() throws InterruptedException;
  }

  private void carryOut(Execution execution, Work work) {
    threads.execute(() -> {
      try {
        execution.tell(work.toItsEnd());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // closed: the end is found by the next inquiry
      } catch (RuntimeException e) {
        LOG.error("A fault in carrying out {}", execution.handle(), e);
        execution.tell(new Seen.Lost("the bot failed at it: " + e));
      }
    });
  }

  /** Stops asking; commands on hosts go on. */
  @Override
  public void close() {
    threads.shutdownNow();
    transport.close();
    threads.close();
  }
}
