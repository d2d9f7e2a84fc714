package rollcall.plans.run;

import java.util.List;
import rollcall.plans.model.StepNumber;

/**
 * What another open run, in its own channel, has in common with this one: {@code what} are people
 * or hosts by name, {@code theirs} and {@code yours} the steps of either. No list is longer than
 * {@link #MOST}: it is for people to look, not to count.
 */
public record Shared(RunId run, Opening.Channel channel, Kind kind, List<String> what,
    List<StepNumber> theirs, List<StepNumber> yours) {
  /** The most names or steps of one line. */
  public static final int MOST = 12;

  public Shared {
    what = what.stream().limit(MOST).toList();
    theirs = theirs.stream().limit(MOST).toList();
    yours = yours.stream().limit(MOST).toList();
  }

  /**
   * People who own steps of both at one time; hosts on which both run commands, whenever that is;
   * users who are out for both at one time.
   */
  public enum Kind {
    PEOPLE, HOSTS, USERS
  }
}
