package rollcall.plans.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
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
      Optional<Duration> limit, Expectation expected, Manner manner) implements Work {
    public Command {
      hosts = List.copyOf(hosts);
    }

    /** One that ends with 0 and starts on its owner's word. */
    public Command(String text, List<HostName> hosts, Optional<String> as, Order order,
        Optional<Duration> limit) {
      this(text, hosts, as, order, limit, Expectation.ZERO, Manner.USUAL);
    }
  }

  /** A decision, go or no-go, by the step's owners. Silence after {@code answerWithin} halts. */
  record Gate(Optional<Duration> answerWithin, IfNoGo ifNoGo) implements Work {}

  /** Nobody's: it is reached when all before it is done. */
  record Milestone() implements Work {}

  /** Its sub-steps: it is done when they are, and never taken itself. */
  record Parts() implements Work {}

  /** A kind of work that this version cannot run: {@code http}, {@code mail}. */
  record Unbuilt(String key) implements Work {}

  /**
   * In which order a command goes over its hosts; the next begin when all that began ended well.
   */
  enum Order {
    ONE_BY_ONE, ALL_AT_ONCE
  }

  /**
   * What counts as a good end: this exit status, or one that has a name among {@code outcomes}, and
   * one line of the output that {@code output}, an RE2, matches whole.
   */
  record Expectation(int exit, Optional<String> output, Map<Integer, String> outcomes) {
    public static final Expectation ZERO = new Expectation(0, Optional.empty(), Map.of());

    public Expectation {
      outcomes = Map.copyOf(outcomes);
    }

    public boolean accepts(int status) {
      return outcomes.isEmpty() ? status == exit : outcomes.containsKey(status);
    }

    public Optional<String> outcome(int status) {
      return Optional.ofNullable(outcomes.get(status));
    }
  }

  /**
   * How a command is started and ended: as soon as its step is called, harmlessly a second time,
   * awaited and not stopped by a fallback, or in the background, so that what follows needs its
   * start only.
   */
  record Manner(boolean byItself, boolean rerunSafe, boolean awaited, boolean background) {
    public static final Manner USUAL = new Manner(false, false, false, false);
  }

  /** What a no-go leads to. */
  sealed interface IfNoGo {
    /** The lead is asked. */
    record Ask() implements IfNoGo {}

    /** The fallback is read back to the leads. */
    record Fallback() implements IfNoGo {}

    /** What lies between is skipped, and the run goes on there. */
    record SkipTo(StepId step) implements IfNoGo {}
  }
}
