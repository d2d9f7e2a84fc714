package rollcall.bot.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * One chat network: hears people in its rooms and says lines to them. It knows nothing of runs; it
 * only tells who spoke and who reads a room, and never loses a line silently.
 */
public interface ChatGateway extends AutoCloseable {
  /** Lines that one event may take; more is refused, so that a listing is paged by its author. */
  int MAX_LINES = 4;

  /** The name in the configuration, unique among the gateways of a bot. */
  String network();

  /** How far {@link Speaker#account} can be trusted here. */
  Identity identity();

  /** The rooms of the configuration, joined or not. */
  List<Room> rooms();

  /**
   * The form in which accounts of this network are compared: two spellings of one account become
   * equal. Idempotent; the rule may become narrower once the network has been reached.
   */
  String canonical(String account);

  /**
   * Connects and goes on until {@link #close}, over any outage. Everything heard, and the
   * completion of what is said, comes on one thread in order.
   *
   * @throws IllegalStateException
   *           when started before
   */
  void start(Consumer<Incoming> ear);

  /** Whether whoever has {@code account}, in its canonical form, reads the room. */
  Sighting sighting(Room room, String account);

  /** When the room was last proven to be heard; empty while it is not. */
  Optional<Instant> provenAt(Room room);

  /**
   * Says up to {@link #MAX_LINES} lines together, escaped as {@link PlainText} does. Completes with
   * the moment at which the network confirmed that it took them; fails with {@link Unsaid} when the
   * room is not heard, when it goes before the confirmation, when the network refuses the lines, or
   * when too much is waiting already. Never repeats by itself.
   *
   * @throws IllegalArgumentException
   *           for no line, more than {@link #MAX_LINES}, or another network's room
   */
  CompletableFuture<Instant> say(Room room, List<String> lines, Urgency urgency);

  /**
   * Says lines to one person alone, only if the network confirms at this moment who is logged in to
   * that account and present in one of the rooms. Completes and fails as {@link #say} does.
   */
  CompletableFuture<Instant> tell(String account, List<String> lines);

  /** Answers a private message, to whoever holds the name now: nothing confidential. */
  CompletableFuture<Instant> answer(Incoming.Asked asked, String line);

  /** Leaves at once; what is not confirmed fails. Returns when no further call will come. */
  @Override
  void close();
}
