package rollcall.commands.reply;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.commands.grammar.Grammar;
import rollcall.plans.forecast.LastMoment;
import rollcall.plans.forecast.Outlook;
import rollcall.plans.model.Check;
import rollcall.plans.model.CheckLetter;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Phase;
import rollcall.plans.model.StepId;
import rollcall.plans.run.Course;
import rollcall.plans.run.Estimate;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRef;

/** A run at a moment, with the words for what is in it. */
record Sight(RunState state, Instant now, Grammar grammar) {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM HH:mm",
      Locale.ENGLISH);
  private static final int LEAST_WIDTH = 60;
  /** Longer times are of days, not of a release. */
  private static final Duration LONG = Duration.ofDays(2);
  /** The asker's name is put before the line by whoever sends it; longer ones are rare. */
  static final int ASKER = 18;
  static final String REHEARSAL = "(rehearsal) ";

  /** The time of day in the plan's zone, with the date where that is not today's. */
  String clock(Instant at) {
    var zone = state.plan().schedule().zone();
    var local = at.atZone(zone);
    return local.format(local.toLocalDate().equals(now.atZone(zone).toLocalDate()) ? CLOCK : DAY);
  }

  /** The same beside a time that was named just before: its day is not named again. */
  String clock(Instant at, Instant named) {
    var zone = state.plan().schedule().zone();
    var local = at.atZone(zone);
    return local.toLocalDate().equals(named.atZone(zone).toLocalDate())
        ? local.format(CLOCK)
        : clock(at);
  }

  /** {@code 28 min}, or {@code 31 min (measured 4x)}, or {@code 67 min (tonight 140 %)}. */
  static String length(Estimate estimate) {
    var rests = Stream.of(
        Optional.of("measured " + estimate.measured() + "x").filter(_ -> estimate.measured() > 0),
        Optional.of("tonight " + estimate.tonight() + " %")
            .filter(_ -> estimate.tonight() != Estimate.AS_EXPECTED))
        .flatMap(Optional::stream).collect(Collectors.joining(", "));
    return minutes(estimate.takes()) + (rests.isEmpty() ? "" : " (" + rests + ")");
  }

  static String minutes(Duration length) {
    if (length.compareTo(LONG) > 0) {
      return length.toDays() + " days " + length.toHoursPart() + " h";
    }
    return length.toMinutes() == 0 && !length.isZero()
        ? "under 1 min"
        : length.toMinutes() + " min";
  }

  String number(StepId step) {
    return state.step(step).step().number().value();
  }

  Line.Cut title(StepId step) {
    return new Line.Cut(filled(state.step(step).step().title()));
  }

  /** With each {@code {name}} whose value was recorded. */
  String filled(String text) {
    var filled = text;
    for (var value : state.facts().values().entrySet()) {
      filled = filled.replace("{" + value.getKey() + "}", value.getValue());
    }
    return filled;
  }

  /** Step numbers, those that stand side by side on one way as from-to. */
  Line.Cut numbers(Collection<StepId> steps) {
    var graph = state.steps().graph();
    var ordinals = steps.stream().map(graph::ordinal).sorted().toList();
    var ranges = new ArrayList<String>();
    for (int i = 0; i < ordinals.size();) {
      int last = i;
      while (last + 1 < ordinals.size() && sideBySide(ordinals.get(last), ordinals.get(last + 1))) {
        last++;
      }
      var from = graph.step(ordinals.get(i)).number().value();
      ranges.add(last == i
          ? from
          : from + (last == i + 1 ? ", " : "-")
              + graph.step(ordinals.get(last)).number());
      i = last + 1;
    }
    return new Line.Cut(String.join(", ", ranges));
  }

  /** How to turn around, as it is typed; what is left where the plan has no way back. */
  Optional<String> wayBack() {
    return state.course() instanceof Course.Forward
        ? Optional.of(state.plan().phases(Phase.Kind.FALLBACK).findAny().isPresent()
            ? grammar.prefix() + "fallback why"
            : type(new Request.Abort(state.id(), "why")))
        : Optional.empty();
  }

  /** Of {@code steps} those that somebody does: not what is done when its parts are. */
  List<StepId> undone(Collection<StepId> steps) {
    return steps.stream().filter(s -> state.parts(s).noneMatch(p -> steps.contains(p.id())))
        .toList();
  }

  private boolean sideBySide(int one, int other) {
    var graph = state.steps().graph();
    return other == one + 1 && (graph.phase(one).equals(graph.phase(other))
        || (graph.phase(one).kind() != Phase.Kind.FALLBACK
            && graph.phase(other).kind() != Phase.Kind.FALLBACK));
  }

  static Line.Cut or(Collection<PersonId> people) {
    return new Line.Cut(people.stream().map(PersonId::value).collect(Collectors.joining(" or ")));
  }

  static Line.Cut list(Collection<PersonId> people) {
    return new Line.Cut(people.stream().map(PersonId::value).collect(Collectors.joining(", ")));
  }

  List<PersonId> leads() {
    return state.leads();
  }

  PersonId lead() {
    return state.lead();
  }

  /** {@code 7a}: a line of a step's checklist as people call it. */
  String check(StepId step, CheckLetter letter) {
    return number(step) + letter;
  }

  /** {@code 7a-7c}, {@code 7a, 7c}. */
  String checks(StepId step, List<Check> checks) {
    var places = checks.stream().map(Check::letter).toList();
    var all = state.step(step).step().terms().checks().stream().map(Check::letter)
        .filter(l -> l.compareTo(places.getFirst()) >= 0
            && l.compareTo(places.getLast()) <= 0)
        .toList();
    return places.size() > 2 && all.equals(places)
        ? check(step, places.getFirst()) + "-" + check(step, places.getLast())
        : places.stream().map(l -> check(step, l)).collect(Collectors.joining(", "));
  }

  String type(Request request) {
    return grammar.say(request);
  }

  StepRef ref(StepId step) {
    return new StepRef.Numbered(state.step(step).step().number());
  }

  Request.Take take(StepId step) {
    return new Request.Take(ref(step));
  }

  Request.Done done(StepId step) {
    return new Request.Done(ref(step), Map.of(), Optional.empty(), Optional.empty(),
        Optional.empty());
  }

  /** {@code !done 1 marker=<value>}: as the owner is to type it. */
  String doneToType(StepId step) {
    return type(done(step)) + state.step(step).step().records().stream()
        .map(r -> " " + r + "=<value>").collect(Collectors.joining());
  }

  Outlook outlook() {
    return Outlook.of(state, now);
  }

  /** {@code Users back 06:22, last moment to fall back 07:35.} as far as there is any. */
  String outlookTail() {
    var outlook = outlook();
    var said = new ArrayList<String>();
    if (state.facts().usersBack().isEmpty()) {
      outlook.usersBack().ifPresent(t -> said.add("users back " + clock(t)));
    }
    lastMoment(outlook).ifPresent(said::add);
    return said.isEmpty() ? "" : capital(String.join(", ", said)) + ".";
  }

  /**
   * {@code last moment to fall back 07:35}; was, where it has passed and something of the release
   * is still to come.
   */
  Optional<String> lastMoment(Outlook outlook) {
    return outlook.lastMoment().filter(t -> !t.isBefore(now) || LastMoment.isToCome(state))
        .map(t -> "last moment to fall back "
            + (t.isBefore(now) ? "was " : "") + clock(t));
  }

  static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  Message everyone(Line... lines) {
    return message(new Message.Audience.Everyone(), List.of(lines), List.of());
  }

  Message asker(Line... lines) {
    return message(new Message.Audience.Asker(), List.of(lines), List.of());
  }

  Message called(Collection<PersonId> people, List<Request> offers, Line... lines) {
    return message(new Message.Audience.Called(List.copyOf(people)), List.of(lines), offers);
  }

  /** The most characters of a line to everyone. */
  int width() {
    return Message.WIDTH - mark().length();
  }

  private String mark() {
    return state.opening().rehearsal() ? REHEARSAL : "";
  }

  Message message(Message.Audience to, List<Line> lines, List<Request> offers) {
    var mark = mark();
    int width = Math.max(LEAST_WIDTH, width() - mention(to));
    return new Message(to, lines.stream().map(l -> mark + l.within(width)).toList(), offers);
  }

  private static int mention(Message.Audience to) {
    return switch (to) {
      case Message.Audience.Called c ->
        c.people().stream().mapToInt(p -> p.value().length() + 2).sum();
      case Message.Audience.Asker _ -> ASKER;
      case Message.Audience.Everyone _,Message.Audience.Privately _ -> 0;
    };
  }
}
