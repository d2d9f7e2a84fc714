package rollcall.plans.engine;

import java.util.List;
import rollcall.plans.run.Need;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.RunEvent;

/** What a rule says to a request. */
sealed interface Decision {
  record Does(List<RunEvent> events) implements Decision {}

  /** {@code atOnce} happens now, {@code would} once the second word is said. */
  record Asks(Need need, List<RunEvent> atOnce, List<RunEvent> would) implements Decision {}

  record Refuses(Rejection why) implements Decision {}

  static Decision does(RunEvent... events) {
    return new Does(List.of(events));
  }

  static Decision asks(Need need, List<RunEvent> would) {
    return new Asks(need, List.of(), would);
  }

  static Decision refuses(Rejection why) {
    return new Refuses(why);
  }

  /** The same, but read back first where {@code doubtful}. */
  default Decision askedIf(boolean doubtful) {
    return doubtful && this instanceof Does d ? asks(Need.THE_SAME, d.events()) : this;
  }
}
