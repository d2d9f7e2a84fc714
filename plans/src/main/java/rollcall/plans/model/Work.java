package rollcall.plans.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a step asks for. A new kind is a compile error wherever work is shown or carried out. */
public sealed interface Work {
  /** A person does it. */
  record ByHand() implements Work {}

  /**
   * {@code text} runs over SSH on each of {@code hosts}, never rewritten: variables reach it as
   * environment variables. {@code limit} kills; without it the command may take as long as it
   * takes. {@code as} is the user on the host; without it, the one of the inventory.
   */
  record Command(String text, List<HostName> hosts, Optional<String> as, Order order,
      Optional<Duration> limit) implements Work {
    public Command {
      hosts = List.copyOf(hosts);
    }
  }

  /** A kind of work that this version cannot run: {@code gate}, {@code mail}, sub-steps. */
  record Unbuilt(String key) implements Work {}

  /**
   * In which order a command goes over its hosts; the next begin when all that began ended well.
   */
  enum Order {
    ONE_BY_ONE, ALL_AT_ONCE
  }
}
