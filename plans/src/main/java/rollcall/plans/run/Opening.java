package rollcall.plans.run;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Plan;
import rollcall.plans.model.Step;
import rollcall.plans.site.Network;

/**
 * What a run begins with and never changes: the plan as resolved, whether it is a rehearsal, the
 * channel that it is said in, who opened it, who stood in the people file then, how many approvals
 * its commands need, the digest that an approval covers (empty: it has no command), and what
 * earlier runs say of how long its steps take.
 */
public record Opening(RunId run, Plan plan, boolean rehearsal, Channel channel, PersonId opener,
    Set<PersonId> directory, int approvals, String digest, History history) {

  /** One that no other run went before. */
  public Opening(RunId run, Plan plan, boolean rehearsal, Channel channel, PersonId opener,
      Set<PersonId> directory, int approvals, String digest) {
    this(run, plan, rehearsal, channel, opener, directory, approvals, digest, History.NONE);
  }

  public Opening {
    directory = Set.copyOf(directory);
  }

  /** A room of a network. */
  public record Channel(String network, String name) {
    private static final Pattern ELSEWHERE = Pattern.compile("(" + Network.FORM + "):(.+)");

    /** {@code network:#room}, or a room of the network {@code own}. */
    public static Channel of(String written, String own) {
      var elsewhere = ELSEWHERE.matcher(written);
      return elsewhere.matches()
          ? new Channel(elsewhere.group(1), elsewhere.group(2))
          : new Channel(own, written);
    }
  }

  /** Rooms that hear the great turns only; none of a rehearsal. */
  public List<Channel> quiet() {
    return plan.quiet().filter(_ -> !rehearsal).orElse(List.of()).stream()
        .map(written -> Channel.of(written, channel.network())).distinct().toList();
  }

  /** The same, of another revision of its plan. */
  public Opening with(Plan amended) {
    return new Opening(run, amended, rehearsal, channel, opener, directory, approvals, digest,
        history);
  }

  /** The same, after what {@code earlier} runs measured. */
  public Opening with(History earlier) {
    return new Opening(run, plan, rehearsal, channel, opener, directory, approvals, digest,
        earlier);
  }

  /**
   * How long the step takes: as measured where several runs did, since one may have been said to be
   * done the moment it was taken; else as planned.
   */
  public Estimate estimate(Step step) {
    var timing = step.timing();
    return history.median(step.id()).filter(_ -> history.count(step.id()) >= History.LEAST)
        .map(median -> new Estimate(median, false, history.count(step.id())))
        .orElseGet(() -> new Estimate(timing.takes(), timing.guessed(), 0));
  }

  /** Everybody whose word counts in this run, by name. */
  public List<PersonId> listed() {
    return plan.everyone().sorted().toList();
  }
}
