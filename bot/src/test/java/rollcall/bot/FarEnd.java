package rollcall.bot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import rollcall.bot.execution.Command;
import rollcall.bot.execution.Executor;
import rollcall.bot.execution.Extent;
import rollcall.bot.execution.Handle;
import rollcall.bot.execution.Place;
import rollcall.bot.execution.Seen;
import rollcall.bot.execution.Target;
import rollcall.plans.engine.Fitness;

/**
 * Hosts on which nothing runs: the conversation says what is seen on each. They outlive the bot, as
 * hosts do.
 */
final class FarEnd implements Executor {
  private static final Place PLACE = new Place("boot", "folder");
  private static final Extent NOTHING_SAID = new Extent(0, 0, true);

  private record Started(String host, Consumer<? super Seen> seen) {}

  private final Map<Handle, Started> going = new LinkedHashMap<>();
  private final Map<String, String> unfit = new HashMap<>();
  private final Set<String> silent = new HashSet<>();
  private final Map<String, List<Consumer<? super Fitness>>> looking = new HashMap<>();
  private int starts;

  @Override
  public synchronized void start(Command command, Target target, Optional<Place> noted,
      Consumer<? super Seen> seen) {
    if (going.put(command.handle(), new Started(target.host(), seen)) != null) {
      throw new IllegalStateException(command.handle() + " was started twice");
    }
    starts++;
  }

  @Override
  public synchronized void inquire(Handle handle, Target target, Optional<Place> noted,
      boolean begun, Consumer<? super Seen> seen) {
    going.put(handle, new Started(target.host(), seen));
  }

  @Override
  public synchronized void kill(Handle handle, Target target, Optional<Place> noted,
      Consumer<? super Seen> seen) {
    going.putIfAbsent(handle, new Started(target.host(), seen));
  }

  @Override
  public void look(Target target, List<String> programs, Consumer<? super Fitness> seen) {
    if (!waits(target.host(), seen)) {
      answer(target.host(), seen);
    }
  }

  private void answer(String host, Consumer<? super Fitness> seen) {
    var found = fitness(host);
    Thread.ofVirtual().start(() -> seen.accept(found));
  }

  private synchronized boolean waits(String host, Consumer<? super Fitness> seen) {
    return silent.contains(host)
        && looking.computeIfAbsent(host, _ -> new ArrayList<>()).add(seen);
  }

  /** Whoever was looking is no more. */
  synchronized void nobodyLooks() {
    looking.clear();
  }

  synchronized boolean isSilent() {
    return !silent.isEmpty();
  }

  /** Who looks at it waits. */
  synchronized void answersNothing(String host) {
    silent.add(host);
  }

  private synchronized Fitness fitness(String host) {
    var why = unfit.get(host);
    return why == null ? new Fitness.Fit(10_000, List.of()) : new Fitness.Unfit(why);
  }

  /** Whether, and if not why not, one could log in there. */
  synchronized void is(String host, Optional<String> why) {
    silent.remove(host);
    var waiting = Optional.ofNullable(looking.remove(host)).orElse(List.of());
    why.ifPresentOrElse(w -> unfit.put(host, w), () -> unfit.remove(host));
    waiting.forEach(seen -> answer(host, seen));
  }

  synchronized int starts() {
    return starts;
  }

  /** Where something goes on, in the order of the starts. */
  synchronized List<String> hosts() {
    return going.values().stream().map(Started::host).toList();
  }

  /**
   * {@code ends 3}, {@code begins}, {@code killed}, {@code unseen why}, … of what goes on there.
   */
  void sees(String host, String what) {
    var seen = what(what);
    if (seen instanceof Seen.Begun) {
      taken(host, false).seen().accept(new Seen.Placed(PLACE));
    }
    taken(host, seen instanceof Seen.Final).seen().accept(seen);
  }

  private synchronized Started taken(String host, boolean last) {
    var handle = going.entrySet().stream().filter(e -> e.getValue().host().equals(host))
        .map(Map.Entry::getKey).findFirst()
        .orElseThrow(() -> new AssertionError("nothing goes on on " + host + ", only on "
            + hosts()));
    return Optional.ofNullable(last ? going.remove(handle) : going.get(handle)).orElseThrow();
  }

  private static Seen what(String what) {
    var words = what.split(" ", 2);
    var rest = words.length > 1 ? words[1] : "";
    return switch (words[0]) {
      case "begins" -> new Seen.Begun(PLACE);
      case "ends" -> new Seen.Ended(Integer.parseInt(rest), false, NOTHING_SAID, 0);
      case "killed" -> new Seen.Killed(137, NOTHING_SAID, 0);
      case "cancelled" -> new Seen.Cancelled();
      case "lost" -> new Seen.Lost(rest);
      case "refused" -> new Seen.Refused(rest);
      case "unseen" -> new Seen.OutOfSight(Instant.EPOCH, rest);
      default -> throw new AssertionError("a host does not do this: " + what);
    };
  }

  @Override
  public void close() {}
}
