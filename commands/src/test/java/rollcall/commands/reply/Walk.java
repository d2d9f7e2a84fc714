package rollcall.commands.reply;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import rollcall.commands.SmallRelease;
import rollcall.commands.grammar.Grammar;
import rollcall.commands.grammar.Heard;
import rollcall.plans.engine.Agenda;
import rollcall.plans.engine.Input;
import rollcall.plans.engine.Moment;
import rollcall.plans.engine.RunEngine;
import rollcall.plans.model.HostName;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Plan;
import rollcall.plans.model.StepId;
import rollcall.plans.run.Entry;
import rollcall.plans.run.ExecutionId;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;
import rollcall.plans.site.People;
import rollcall.plans.site.Site;

/** Walks a run by what people type, and writes down what is said. */
final class Walk {
  static final Grammar GRAMMAR = new Grammar("!", "rc");
  private static final Site SITE = SmallSite.site();

  final List<Message> messages = new ArrayList<>();
  final List<Told> record = new ArrayList<>();
  /** Lines that the channel heard though nobody had asked, calls aside. */
  final List<Unasked> unasked = new ArrayList<>();

  /** {@code said} is all that was said in one breath with it. */
  record Unasked(Instant at, List<String> said) {}

  private final Telling telling;
  private RunState state;
  private Instant now = SmallRelease.at("04:10");

  Walk(Plan plan, boolean rehearsal) {
    this(plan, rehearsal, SITE.people());
  }

  Walk(Plan plan, boolean rehearsal, People people) {
    telling = new Telling(GRAMMAR, people);
    var first = SmallRelease.opened(plan, rehearsal);
    this.state = RunState.of(first);
    told(List.of(Told.opening(first)));
  }

  static Walk live() {
    return new Walk(SmallRelease.plan(), false);
  }

  RunState state() {
    return state;
  }

  Instant now() {
    return now;
  }

  /** What the bot says to {@code line}, and to all that comes due before. */
  List<String> says(String time, PersonId who, String line) {
    until(SmallRelease.at(time));
    return heard(who, line);
  }

  List<String> heard(PersonId who, String line) {
    return switch (GRAMMAR.hear(line)) {
      case Heard.Ask(var request) ->
        decide(new Input.Asked(SmallRelease.actor(who), request, Optional.empty()));
      case Heard.Unclear u -> List.of(text(Refusing.of(u, GRAMMAR)));
      case Heard.Look _,Heard.Open _,Heard.Amend _,Heard.Talk _ -> List.of();
    };
  }

  List<String> saw(String time, RunEvent.Seen event) {
    until(SmallRelease.at(time));
    return decide(new Input.Saw(event));
  }

  List<String> saw(RunEvent.Seen event) {
    return decide(new Input.Saw(event));
  }

  /** What time brings until then. */
  List<String> until(String time) {
    return until(SmallRelease.at(time));
  }

  List<String> until(Instant then) {
    var said = new ArrayList<String>();
    for (var next = next(then); next.isPresent(); next = next(then)) {
      now = next.get();
      said.addAll(decide(new Input.TimeCame()));
    }
    now = then;
    said.addAll(decide(new Input.TimeCame()));
    return said;
  }

  private Optional<Instant> next(Instant then) {
    return Agenda.of(state, moment()).next(now).filter(n -> n.isBefore(then));
  }

  private Moment moment() {
    return new Moment(now, SITE);
  }

  private List<String> decide(Input input) {
    var decision = Told.from(state, RunEngine.decide(state, input, moment()));
    if (input instanceof Input.TimeCame) {
      var answers = decision.stream().filter(t -> isCallOrAnswer(t.entry().event())).toList();
      var more = aloud(decision) - aloud(answers);
      var said = told(decision);
      LongStream.range(0, more).forEach(_ -> unasked.add(new Unasked(now, said)));
      return said;
    }
    return told(decision);
  }

  /** That a question lapsed is the answer to who put it. */
  private static boolean isCallOrAnswer(RunEvent event) {
    return event instanceof RunEvent.StepCalled || event instanceof RunEvent.ProposalClosed;
  }

  /** How many lines of it the channel hears. */
  private long aloud(List<Told> decision) {
    return telling.of(decision).stream()
        .filter(m -> !(m.to() instanceof Message.Audience.Privately))
        .mapToLong(m -> m.lines().size()).sum();
  }

  private List<String> told(List<Told> decision) {
    if (decision.isEmpty()) {
      return List.of();
    }
    state = decision.getLast().after();
    record.addAll(decision);
    var said = telling.of(decision);
    messages.addAll(said);
    return said.stream().flatMap(m -> m.lines().stream().map(l -> mention(m) + l)).toList();
  }

  static String text(Message message) {
    return message.lines().stream().map(l -> mention(message) + l)
        .collect(Collectors.joining("\n"));
  }

  private static String mention(Message message) {
    return switch (message.to()) {
      case Message.Audience.Everyone _ -> "";
      case Message.Audience.Called c ->
        c.people().stream().map(PersonId::value).collect(Collectors.joining(", ")) + ": ";
      case Message.Audience.Asker _ -> "> ";
      case Message.Audience.Privately p -> "(" + p.who() + ") ";
    };
  }

  ExecutionId execution(String step, String host) {
    var id = new StepId(step);
    return new ExecutionId(state.id(), id, state.step(id).attempt(), new HostName(host));
  }

  List<Entry> entries() {
    return record.stream().map(Told::entry).toList();
  }
}
