package rollcall.bot.execution.ssh;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.bot.execution.Extent;
import rollcall.bot.execution.Handle;
import rollcall.bot.execution.Outputs;
import rollcall.bot.execution.Place;
import rollcall.bot.execution.Seen;

/**
 * One execution as the bot sees it: asks its host until there is an answer, and says only what that
 * answer proves.
 */
final class Execution {
  /** Whether a start may be on its way; a stop wins only before the first. */
  private enum Sending {
    NOTHING, BEGUN, BARRED
  }

  /** One errand, asked again until it is answered. */
  interface Question {
    Reply ask() throws InterruptedException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(Execution.class);

  private final Handle handle;
  private final Host host;
  private final Outputs outputs;
  private final Pace pace;
  private final Consumer<? super Seen> seen;
  private final AtomicReference<Sending> sending = new AtomicReference<>(Sending.NOTHING);
  private volatile Optional<Place> place;
  private boolean outOfSight;

  Execution(Handle handle, Host host, Outputs outputs, Pace pace, Optional<Place> noted,
      Consumer<? super Seen> seen) {
    this.handle = handle;
    this.host = host;
    this.outputs = outputs;
    this.pace = pace;
    this.place = noted;
    this.seen = seen;
  }

  Handle handle() {
    return handle;
  }

  Host host() {
    return host;
  }

  Pace.Waits waits() {
    return pace.waits();
  }

  Optional<Place> place() {
    return place;
  }

  void placeIs(Place found) {
    place = Optional.of(found);
  }

  /** True if nothing was sent so far, and nothing will be. */
  boolean stopUnsent() {
    return sending.compareAndSet(Sending.NOTHING, Sending.BARRED)
        || sending.get() == Sending.BARRED;
  }

  /** False if it was stopped before. */
  boolean mayBeSent() {
    return sending.compareAndSet(Sending.NOTHING, Sending.BEGUN) || sending.get() == Sending.BEGUN;
  }

  void tell(Seen observation) {
    seen.accept(observation);
  }

  Seen.Final inquire(boolean begun) throws InterruptedException {
    return goOnFrom(standing(() -> host.status(handle)), begun);
  }

  /** What follows from where it stands; a host that knows nothing of it is made to refuse it. */
  Seen.Final goOnFrom(Answer.Standing at, boolean begun) throws InterruptedException {
    return switch (at.state()) {
      case NONE, STAGED -> begun ? forgotten() : settle("nothing was started on the host");
      case CANCELLED -> cancelled(at, new Seen.Cancelled());
      case CLAIMED, RUNNING -> {
        tell(new Seen.Begun(at.place()));
        yield follow();
      }
      case DONE, LOST -> follow();
    };
  }

  /** Takes the claim, so that a start still on its way finds it taken, and says what it found. */
  Seen.Final settle(String why) throws InterruptedException {
    var at = standing(() -> host.cancel(handle));
    return at.state() == Answer.State.CANCELLED
        ? cancelled(at, new Seen.Refused(why))
        : goOnFrom(at, true);
  }

  Seen.Final kill() throws InterruptedException {
    var waits = waits();
    while (true) {
      var at = standing(() -> host.kill(handle));
      switch (at.state()) {
        case CANCELLED -> {
          return cancelled(at, new Seen.Cancelled());
        }
        case DONE, LOST, NONE, STAGED -> {
          return end(at);
        }
        case CLAIMED, RUNNING -> lostSight("it was told to end and has not ended");
      }
      waits.pause();
    }
  }

  /** Follows to the end, over every cut; what was kept before is not fetched again. */
  Seen.Final follow() throws InterruptedException {
    var waits = waits();
    var told = new Progress(outputs.end(handle));
    while (true) {
      long before = told.to;
      var reply = host.follow(handle, outputs.end(handle), this::keep, told::tell);
      if (reply instanceof Reply.Answered(Answer.Standing at))
        return end(at);
      if (told.to > before)
        waits.reset();
      if (!(reply instanceof Reply.CutOff))
        lostSight(reason(reply));
      waits.pause();
    }
  }

  /** On a full disk the output is not whole; that must not hide how the command ends. */
  private void keep(long offset, ByteBuffer bytes) {
    try {
      outputs.append(handle, offset, bytes);
    } catch (UncheckedIOException e) {
      LOG.warn("Output of {} cannot be kept: {}", handle, e.getMessage());
    }
  }

  private Seen.Final end(Answer.Standing at) {
    return switch (at.state()) {
      case DONE -> switch (at.how()) {
        case SELF -> new Seen.Ended(at.exit(), false, extent(at), at.left());
        case LIMIT -> new Seen.Ended(at.exit(), true, extent(at), at.left());
        case KILL -> new Seen.Killed(at.exit(), extent(at), at.left());
      };
      case LOST -> new Seen.Lost("it was begun, its runner is gone without having noted an end; "
          + at.left() + " of its processes are there");
      case CANCELLED -> cancelled(at, new Seen.Cancelled());
      case NONE, STAGED, CLAIMED, RUNNING -> forgotten();
    };
  }

  private static Seen.Final forgotten() {
    return new Seen.Lost("it had begun, and the host knows nothing of it any more");
  }

  /** A claim taken away proves that nothing ran only in the place that was noted. */
  private Seen.Final cancelled(Answer.Standing at, Seen.Final proven) {
    if (place.isEmpty())
      return new Seen.Lost("it cannot start any more; whether it has run before cannot be told,"
          + " since the host's boot and state folder were not noted");
    return place.get().equals(at.place())
        ? proven
        : new Seen.Lost("it cannot start any more; whether it has run before cannot be told,"
            + " since the host was restarted or its state folder replaced");
  }

  private Extent extent(Answer.Standing at) {
    long kept = outputs.kept(handle);
    return new Extent(at.length(), kept, kept == at.length() && !at.outputLost());
  }

  /** Asks until the host has answered. */
  Answer.Standing standing(Question question) throws InterruptedException {
    var waits = waits();
    while (true) {
      var reply = question.ask();
      if (reply instanceof Reply.Answered(Answer.Standing at)) {
        outOfSight = false;
        return at;
      }
      lostSight(reason(reply));
      waits.pause();
    }
  }

  private static String reason(Reply reply) {
    return switch (reply) {
      case Reply.Answered(Answer.Refusal(String why)) -> why;
      case Reply.Answered(_) -> "it answers what was not asked";
      case Reply.Unsent(String why) -> why;
      case Reply.Unfit(String why) -> why;
      case Reply.CutOff(String why) -> why;
    };
  }

  private void lostSight(String why) {
    if (!outOfSight)
      tell(new Seen.OutOfSight(Instant.now(), why));
    outOfSight = true;
  }

  /** Tells of new output, not more than a few times a second. */
  private final class Progress {
    private long to;

    Progress(long to) {
      this.to = to;
    }

    void tell() {
      long end = outputs.end(handle);
      if (end == to)
        return;
      outOfSight = false;
      Execution.this.tell(new Seen.Output(to, end));
      to = end;
    }
  }
}
