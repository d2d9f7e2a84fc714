package rollcall.plans.engine;

import java.util.List;
import rollcall.plans.run.Entry;
import rollcall.plans.run.RunState;

/** The engine, or one with a fault planted in it. */
interface Decider {
  List<Entry> decide(RunState state, Input input, Moment moment);
}
