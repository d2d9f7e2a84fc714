package rollcall.bot.gateway;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rollcall.bot.desk.ReleaseDesk;
import rollcall.bot.journal.JournalException;
import rollcall.bot.wakeup.SteadyClock;
import rollcall.commands.grammar.Grammar;
import rollcall.commands.grammar.Heard;
import rollcall.commands.grammar.Question;
import rollcall.commands.reply.Answering;
import rollcall.commands.reply.Declining;
import rollcall.commands.reply.Refusing;
import rollcall.commands.reply.Told;
import rollcall.plans.engine.Input;
import rollcall.plans.engine.RunEngine;
import rollcall.plans.model.Account;
import rollcall.plans.model.PersonId;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Opening;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunState;

/**
 * What was heard in a room: who said it by their account, what it means, and to whom it goes. A
 * request reaches only the run of the room that it was said in. Whom the site does not know may ask
 * for one line of status, and hears how to become known.
 */
public final class Reception {
  /** Messages remembered, so that one that comes twice is heard once. */
  private static final int MOST_REMEMBERED = 10_000;
  private static final String STRANGERS = "\u0000strangers";

  private final ReleaseDesk desk;
  private final Outbox outbox;
  private final Names names;
  private final Grammar grammar;
  private final Openings openings;
  private final SteadyClock clock;
  private final Answering answering;
  private final Declining declining;
  private final Outputs outputs;
  private final Quota quota = new Quota();
  private final Set<String> seen = new LinkedHashSet<>();
  private final Map<Room, Integer> strangers = new HashMap<>();

  /** Where a command's last lines are found. */
  public interface Outputs {
    List<String> lastLines(RunState state, Question.Output asked);
  }

  public Reception(ReleaseDesk desk, Outbox outbox, Names names, Grammar grammar, Openings openings,
      Outputs outputs, SteadyClock clock) {
    this.desk = desk;
    this.outbox = outbox;
    this.names = names;
    this.grammar = grammar;
    this.openings = openings;
    this.outputs = outputs;
    this.clock = clock;
    this.answering = new Answering(grammar);
    this.declining = new Declining(grammar);
  }

  /** One message of a room. Returns when what it asked is on disk, or refused. */
  public void heard(Incoming.Said said) {
    var forAnother = SpokenFor.read(said.text()).filter(s -> s.says(grammar.prefix()));
    var meaning = grammar.hear(forAnother.map(SpokenFor::words).orElse(said.text()));
    if (meaning instanceof Heard.Talk || !isNew(said.messageId())) {
      return;
    }
    var person = person(said.by());
    person.ifPresentOrElse(p -> names.spoke(p, said.by()), () -> countStranger(said.room()));
    switch (quota.asks(person.map(PersonId::value).orElse(STRANGERS), clock.instant())) {
      case HEARD -> forAnother.ifPresentOrElse(
          other -> understoodFor(other, meaning, said, person),
          () -> understood(meaning, said, person));
      case TOO_MUCH_SAID_NOW -> answer(said, person.isPresent()
          ? Declining.tooMany(Quota.MOST, Quota.WITHIN,
              clock(clock.instant().plus(Quota.SILENCE), said))
          : Declining.tooManyStrangers());
      case TOO_MUCH -> {
      }
    }
  }

  /** How many lines of strangers there were in each room since this was last asked. */
  public synchronized Map<Room, Integer> strangersHeard() {
    var heard = Map.copyOf(strangers);
    strangers.clear();
    return heard;
  }

  private synchronized void countStranger(Room room) {
    strangers.merge(room, 1, Integer::sum);
  }

  private synchronized boolean isNew(String messageId) {
    if (seen.size() >= MOST_REMEMBERED) {
      seen.removeIf(_ -> seen.size() > MOST_REMEMBERED / 2);
    }
    return seen.add(messageId);
  }

  private void understood(Heard meaning, Incoming.Said said, Optional<PersonId> person) {
    if (person.isEmpty()) {
      stranger(meaning, said);
      return;
    }
    switch (meaning) {
      case Heard.Ask(Request request) -> ask(request, said, person.get(), latest(said));
      case Heard.Look(Question question) -> look(question, said, person);
      case Heard.Open open ->
        openings.open(open, channel(said.room()), actor(person.get(), said.by()))
            .forEach(line -> answer(said, line));
      case Heard.Amend _ -> amend(said, person.get());
      case Heard.Unclear unclear -> unclear(unclear, said);
      case Heard.Talk _ -> {
      }
    }
  }

  private void unclear(Heard.Unclear unclear, Incoming.Said said) {
    outbox.answer(said.room(), Refusing.of(unclear, grammar).lines().stream()
        .map(l -> said.by().shown() + ": " + l).toList(), Urgency.ANSWER);
  }

  /**
   * In a rehearsal one may speak for all; the record names who spoke by their account. Elsewhere
   * nobody should think that it counted.
   */
  private void understoodFor(SpokenFor other, Heard meaning, Incoming.Said said,
      Optional<PersonId> person) {
    var rehearsal = desk.openIn(channel(said.room())).filter(s -> s.opening().rehearsal());
    if (person.isEmpty()) {
      stranger(meaning, said);
    } else if (rehearsal.isEmpty()) {
      unclear(Declining.speaksForNobody(), said);
    } else {
      other.among(rehearsal.get(), person.get()).ifPresentOrElse(
          who -> rehearsed(meaning, said, who, rehearsal.get()),
          () -> answer(said,
              Declining.cannotSpeakFor(other.who(), rehearsal.get().opening().listed())));
    }
  }

  private void rehearsed(Heard meaning, Incoming.Said said, PersonId who, RunState rehearsal) {
    switch (meaning) {
      case Heard.Ask(Request request) -> ask(request, said, who, Optional.of(rehearsal));
      case Heard.Look(Question question) -> look(question, said, Optional.of(who));
      case Heard.Amend _ -> amend(said, who);
      case Heard.Open _ -> answer(said, Declining.opensForItself());
      case Heard.Unclear unclear -> unclear(unclear, said);
      case Heard.Talk _ -> {
      }
    }
  }

  private void stranger(Heard meaning, Incoming.Said said) {
    if (meaning instanceof Heard.Look(Question.Status status)) {
      look(status, said, Optional.empty());
    } else {
      answer(said, declining.stranger(said.by().account()));
    }
  }

  private Optional<RunState> latest(Incoming.Said said) {
    return desk.openIn(channel(said.room())).or(() -> desk.latestIn(channel(said.room())));
  }

  private void ask(Request request, Incoming.Said said, PersonId person, Optional<RunState> run) {
    if (run.isEmpty()) {
      answer(said, declining.noRun());
      return;
    }
    try {
      desk.submit(run.get().id(),
          new Input.Asked(actor(person, said.by()), request,
              Optional.of(clock.here(said.saidAt()))));
    } catch (JournalException e) {
      answer(said, declining.notRecorded());
    }
  }

  private void amend(Incoming.Said said, PersonId person) {
    var run = desk.openIn(channel(said.room()));
    if (run.isEmpty()) {
      answer(said, Declining.noRunToAmend());
      return;
    }
    switch (openings.amending(run.get())) {
      case Openings.Amending.Ready(Request.Amend request) -> ask(request, said, person, run);
      case Openings.Amending.Hindered(List<String> lines) ->
        lines.forEach(line -> answer(said, line));
    }
  }

  private void look(Question question, Incoming.Said said, Optional<PersonId> person) {
    var run = latest(said);
    if (run.isEmpty()) {
      answer(said, question instanceof Question.Help
          ? declining.noRunToOpen()
          : Declining.noRunToShow());
      return;
    }
    var message = answering.to(question, person, run.get(), clock.instant(),
        known(question, run.get(), person));
    listing(message.lines().stream().map(l -> said.by().shown() + ": " + l).toList(), said.room());
  }

  /** As many lines together as a gateway takes. */
  private void listing(List<String> lines, Room room) {
    for (int from = 0; from < lines.size(); from += ChatGateway.MAX_LINES) {
      int to = Math.min(lines.size(), from + ChatGateway.MAX_LINES);
      outbox.answer(room, lines.subList(from, to), Urgency.LISTING);
    }
  }

  private Answering.Known known(Question question, RunState state, Optional<PersonId> person) {
    var moment = desk.moment();
    var output = question instanceof Question.Output asked
        ? outputs.lastLines(state, asked)
        : List.<String>of();
    var record = question instanceof Question.Log || question instanceof Question.CatchUp
        ? told(state)
        : List.<Told>of();
    return new Answering.Known(request -> person
        .filter(p -> RunEngine.preview(state, p, request, moment).isPresent()).isPresent(), record,
        output);
  }

  private List<Told> told(RunState state) {
    var entries = desk.record(state.id());
    return entries.isEmpty()
        ? List.of()
        : Told.from(RunState.of(entries.getFirst()), entries.subList(1, entries.size()));
  }

  private void answer(Incoming.Said said, String line) {
    outbox.answer(said.room(), List.of(said.by().shown() + ": " + line), Urgency.ANSWER);
  }

  private String clock(Instant at, Incoming.Said said) {
    var zone = desk.latestIn(channel(said.room())).map(s -> s.plan().schedule().zone())
        .orElseGet(() -> (ZoneId) ZoneOffset.UTC);
    return at.atZone(zone).toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString();
  }

  private Optional<PersonId> person(Speaker by) {
    return by.account()
        .flatMap(account -> desk.moment().site().whoIs(new Account(by.network(), account)));
  }

  private static Actor.Person actor(PersonId person, Speaker by) {
    return new Actor.Person(person, new Account(by.network(), by.account().orElseThrow()));
  }

  private static Opening.Channel channel(Room room) {
    return new Opening.Channel(room.network(), room.name());
  }
}
