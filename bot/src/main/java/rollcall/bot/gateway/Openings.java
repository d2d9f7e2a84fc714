package rollcall.bot.gateway;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.bot.desk.ReleaseDesk;
import rollcall.bot.journal.JournalException;
import rollcall.bot.site.PlanFolders;
import rollcall.commands.grammar.Heard;
import rollcall.commands.reply.Declining;
import rollcall.commands.reply.Hindering;
import rollcall.plans.engine.Opener;
import rollcall.plans.format.PlanFile;
import rollcall.plans.model.Environment;
import rollcall.plans.model.Plan;
import rollcall.plans.model.PlanId;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Opening;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunId;
import rollcall.plans.run.RunState;

/**
 * {@code open} and {@code rehearse}: finds the plan, matches it with the site, and gives the run
 * its name.
 */
public final class Openings {
  private static final int LETTERS = 6;
  private static final int MOST_OF_PLAN = 30;
  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

  private final ReleaseDesk desk;
  private final PlanFolders plans;
  private final RandomGenerator random;
  private final Predicate<Opening.Channel> rooms;

  /** {@code rooms} are those that the bot can speak in. */
  public Openings(ReleaseDesk desk, PlanFolders plans, RandomGenerator random,
      Predicate<Opening.Channel> rooms) {
    this.desk = desk;
    this.plans = plans;
    this.random = random;
    this.rooms = rooms;
  }

  /** The lines that say why nothing was opened; none where it was, because the record says that. */
  List<String> open(Heard.Open asked, Opening.Channel channel, Actor.Person by) {
    return switch (plans.find(asked.plan())) {
      case PlanFolders.Found.One(PlanFile file) -> open(file, asked, channel, by);
      case PlanFolders.Found.None(List<String> others) ->
        List.of(Declining.noPlan(asked.plan(), others));
      case PlanFolders.Found.Bad(List<String> lines) -> Declining.cannotOpen(lines);
    };
  }

  private List<String> open(PlanFile file, Heard.Open asked, Opening.Channel channel,
      Actor.Person by) {
    var environment = asked.environment().orElse(Environment.LIVE);
    return file.plan(environment)
        .map(plan -> asked.date().map(d -> plan.on(plan.schedule().on(d))).orElse(plan))
        .map(plan -> open(outcome(plan, asked, channel, by), by))
        .orElseGet(() -> List.of(Declining.noEnvironment(asked.plan(), environment,
            List.copyOf(file.environments()))));
  }

  private Opener.Outcome outcome(Plan plan, Heard.Open asked, Opening.Channel channel,
      Actor.Person by) {
    var site = desk.moment().site();
    return asked.rehearsal()
        ? Opener.rehearse(name(plan.id()), plan, channel, by.id(), site)
        : Opener.open(name(plan.id()), plan, channel, by.id(), site);
  }

  private List<String> open(Opener.Outcome outcome, Actor.Person by) {
    return switch (outcome) {
      case Opener.Outcome.Hindered(var obstacles) ->
        Declining.cannotOpen(obstacles.stream().map(Hindering::line).toList());
      case Opener.Outcome.Ready(Opening opening) -> {
        var strange = strange(opening).map(Declining::noRoom).toList();
        yield strange.isEmpty() ? open(opening, by) : Declining.cannotOpen(strange);
      }
    };
  }

  private List<String> open(Opening opening, Actor.Person by) {
    try {
      return desk.open(opening, by).map(other -> Declining.openAlready(other.id())).stream()
          .toList();
    } catch (JournalException e) {
      return List.of(Declining.notOpened());
    }
  }

  /** What an amendment of {@code run} would adopt, or the lines that say why there is none. */
  Amending amending(RunState run) {
    return switch (plans.find(run.plan().id())) {
      case PlanFolders.Found.One(PlanFile file) -> file.plan(run.plan().environment())
          .map(plan -> amending(plan, run))
          .orElseGet(() -> new Amending.Hindered(
              List.of(Declining.environmentGone(run.plan().environment()))));
      case PlanFolders.Found.None _ -> new Amending.Hindered(
          List.of(Declining.noFile(run.plan().id())));
      case PlanFolders.Found.Bad(List<String> lines) ->
        new Amending.Hindered(Declining.cannotAmend(lines));
    };
  }

  private Amending amending(Plan plan, RunState run) {
    var dated = run.plan().schedule().date().map(d -> plan.on(plan.schedule().on(d))).orElse(plan);
    var obstacles = Opener.obstacles(dated, run.opening(), desk.moment().site());
    var why = Stream.concat(obstacles.stream().map(Hindering::line),
        strange(run.opening().with(dated)).map(Declining::noRoom)).toList();
    return why.isEmpty()
        ? new Amending.Ready(new Request.Amend(dated))
        : new Amending.Hindered(Declining.cannotAmend(why));
  }

  /** Quiet channels that no gateway has. */
  private Stream<String> strange(Opening opening) {
    return opening.quiet().stream().filter(rooms.negate()).map(Opening.Channel::name);
  }

  /** What there is to adopt. */
  sealed interface Amending {
    record Ready(Request.Amend request) implements Amending {}

    record Hindered(List<String> lines) implements Amending {}
  }

  /** Unique over all times, since hosts remember the commands of every run. */
  RunId name(PlanId plan) {
    var letters = random.ints(LETTERS, 0, ALPHABET.length())
        .mapToObj(i -> String.valueOf(ALPHABET.charAt(i))).collect(Collectors.joining());
    var id = plan.value().toLowerCase(Locale.ROOT);
    return new RunId(id.substring(0, Math.min(MOST_OF_PLAN, id.length())) + "-" + letters);
  }
}
