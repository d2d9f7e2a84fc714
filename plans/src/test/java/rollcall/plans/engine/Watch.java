package rollcall.plans.engine;

import static rollcall.plans.engine.Breach.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rollcall.plans.engine.Breach.Rule;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Course;
import rollcall.plans.run.Entry;
import rollcall.plans.run.Need;
import rollcall.plans.run.Proposal;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;

/**
 * Watches one run from outside, after every entry: what must hold whatever people, hosts and clocks
 * do. It keeps its own books from the record and asks the engine for nothing but the agenda.
 */
final class Watch {
  /** The most entries that one input may bring to a plan of {@link RandomPlan}. */
  static final int MOST_ENTRIES = 160;
  /** After so many decisions the bot is killed. */
  private static final int DECISIONS_A_LIFE = 4;
  private final World world;
  private int decisions;
  private final Entitlement rights;
  private final Books books;
  private final StepWatch steps;
  private final AnswerWatch answers;
  private final TwoPeople two;
  private final WorkWatch work;
  private final ClockWatch clock;
  private final RollWatch roll;
  private final AmendWatch amendments;
  private final BreathWatch breath = new BreathWatch();
  private final List<Entry> record = new ArrayList<>();

  Watch(World world, Entry first) {
    this.world = world;
    this.rights = new Entitlement(world);
    this.work = new WorkWatch(world);
    this.books = new Books(world.opening().plan(), first.at());
    this.steps = new StepWatch(world, books);
    this.answers = new AnswerWatch(books, rights, world.opening().rehearsal());
    this.clock = new ClockWatch(books);
    this.roll = new RollWatch(first, world.opening().rehearsal());
    this.amendments = new AmendWatch(world, books);
    this.two = new TwoPeople(books, rights);
    record.add(first);
  }

  /** Returns the state after {@code told}, as a bot knows it that may have been restarted. */
  RunState see(RunState state, Turn turn, List<Entry> told) {
    check(told.size() <= MOST_ENTRIES, Rule.TOO_MUCH, told.size());
    answers.begin();
    var after = state;
    Optional<RunState> asked = Optional.empty();
    for (var entry : told) {
      if (asked.isEmpty() && entry.by() instanceof Actor.Person) {
        asked = Optional.of(after);
      }
      if (asked.isEmpty()) {
        rights.note(entry);
      }
      after = entry(entry, after, turn);
    }
    if (turn.input() instanceof Input.Asked a) {
      answered(a, asked.orElse(state), told);
      told.stream().dropWhile(e -> !(e.by() instanceof Actor.Person)).forEach(rights::note);
    }
    var known = reread(after, turn);
    settled(known, later(state.at(), turn.now()));
    return known;
  }

  /** Every few decisions the bot is killed, and knows only what its record says. */
  private RunState reread(RunState after, Turn turn) {
    decisions++;
    if (decisions % DECISIONS_A_LIFE != 0 && !after.course().ended()) {
      return after;
    }
    var replayed = RunState.replay(record);
    check(replayed.equals(after), Rule.REPLAY_DIFFERS, turn.input());
    return replayed;
  }

  private RunState entry(Entry entry, RunState before, Turn turn) {
    check(entry.number() == before.number() + 1
        && entry.at().equals(later(before.at(), turn.now())), Rule.BAD_RECORD, entry);
    check(!before.course().ended() || !(entry.event() instanceof RunEvent.OfStep),
        Rule.BAD_RECORD, entry);
    steps.see(entry);
    answers.see(entry);
    clock.see(entry);
    roll.see(entry);
    breath.see(entry);
    work.see(entry.event(), before);
    amendments.see(entry.event());
    record.add(entry);
    books.note(entry);
    var after = before.apply(entry);
    if (entry.event() instanceof RunEvent.Rejected) {
      check(unchanged(before, after), Rule.BAD_RECORD, entry);
    }
    return after;
  }

  private static boolean unchanged(RunState a, RunState b) {
    return a.course().equals(b.course()) && a.steps().equals(b.steps())
        && a.attention().equals(b.attention()) && a.proposals().equals(b.proposals());
  }

  private void settled(RunState state, Instant now) {
    check(state.proposals().values().stream().allMatch(p -> p.until().isAfter(now)),
        Rule.PROPOSAL_OUTLIVED, state.proposals().keySet());
    check(!state.course().ended() || state.proposals().isEmpty(), Rule.PROPOSAL_OUTLIVED,
        "after the end");
    check(state.proposals().values().stream().noneMatch(p -> rights.isSuspended(p.by())
        && p.need() == Need.THE_SAME), Rule.PROPOSAL_OUTLIVED, "of somebody suspended");
    books.pages().filter(p -> !state.step(p.step.id()).status().word().equals(p.is.word()))
        .forEach(p -> check(false, Rule.BAD_RECORD,
            p.step.id() + " is " + p.is + " by the books"));
    var agenda = Agenda.of(state, new Moment(now, world.site()));
    check(agenda.first(now).isEmpty(), Rule.NOT_TOLD, "due, and not told");
    steps.nothingIsMissing(now, agenda.next(now));
    answers.nothingIsMissing(work.isApproved());
    clock.nothingIsMissing(state, now);
    amendments.nothingOutlives(state);
  }

  /** {@code state} is the one that the request met. */
  private void answered(Input.Asked asked, RunState state, List<Entry> told) {
    var answers = told.stream().filter(e -> e.by().equals(asked.by())).map(Entry::event).toList();
    var effects = answers.stream().filter(e -> !(e instanceof RunEvent.Rejected)).toList();
    check(!answers.isEmpty() && answers.size() - effects.size() <= 1, Rule.NOT_ANSWERED, asked);
    if (!effects.isEmpty()) {
      check(answers.size() == effects.size() || isChanged(effects), Rule.NOT_ANSWERED, answers);
      check(rights.may(asked.by().id(), asked.request(), effects), Rule.NOT_ENTITLED, asked);
      read(asked, state, effects);
    }
  }

  private static boolean isChanged(List<RunEvent> effects) {
    return effects.getFirst() instanceof RunEvent.ProposalClosed(var _, var how)
        && how == RunEvent.Closing.CHANGED;
  }

  /** What is read back first happens only as it was read, on the right second word, in time. */
  private void read(Input.Asked asked, RunState state, List<RunEvent> effects) {
    switch (asked.request()) {
      case Request.Yes yes -> said(asked, state.proposals().get(yes.proposal()), effects);
      case Request.No no -> {
        var proposal = state.proposals().get(no.proposal());
        check(proposal != null && (rights.mayConfirm(asked.by().id(), proposal)
            || asked.by().id().equals(proposal.by())), Rule.NOT_ENTITLED, asked);
      }
      case Request _ -> {
        check(effects.stream().noneMatch(Watch::wantsReading), Rule.DONE_UNREAD, effects);
        two.see(effects, asked.by().id(), Optional.empty());
      }
    }
  }

  private static boolean wantsReading(RunEvent event) {
    return event instanceof RunEvent.Started || event instanceof RunEvent.StartMoved
        || event instanceof RunEvent.CheckSkipped || event instanceof RunEvent.Reinstated
        || event instanceof RunEvent.FallbackBegun || event instanceof RunEvent.Amended
        || (event instanceof RunEvent.Ended e && e.outcome() == Course.Outcome.ABORTED);
  }

  private void said(Input.Asked asked, @Nullable Proposal proposal,
      List<RunEvent> effects) {
    check(proposal != null, Rule.PROPOSAL_OUTLIVED, asked);
    if (proposal == null) {
      return;
    }
    check(rights.mayConfirm(asked.by().id(), proposal), Rule.NOT_ENTITLED, asked);
    var then = effects.subList(1, effects.size());
    if (isChanged(effects)) {
      check(then.stream()
          .allMatch(e -> e instanceof RunEvent.Proposed || e instanceof RunEvent.Held
              || e instanceof RunEvent.PreflightBegun),
          Rule.DONE_UNREAD, effects);
    } else {
      check(then.stream().filter(e -> !isVoid(e)).toList().equals(proposal.would()),
          Rule.DONE_UNREAD, effects);
      two.see(then, proposal.by(), Optional.of(asked.by().id()));
      check(rights.may(proposal.by(), proposal.request(), then), Rule.NOT_ENTITLED, proposal);
    }
  }

  private static boolean isVoid(RunEvent event) {
    return event instanceof RunEvent.ProposalClosed c && c.how() == RunEvent.Closing.CHANGED;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
