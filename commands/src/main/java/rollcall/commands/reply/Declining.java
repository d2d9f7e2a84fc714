package rollcall.commands.reply;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.commands.grammar.Grammar;
import rollcall.commands.grammar.Heard;
import rollcall.plans.model.Environment;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.PlanId;
import rollcall.plans.run.RunId;

/** What is said to whoever reaches no run: why, and what would. One line each. */
public record Declining(Grammar grammar) {
  private static final int MOST_LINES = 3;
  private static final int MOST_NAMED = 8;
  private static final String UNPIN = " the operator removes its line from the file "
      + "registrations in my state folder.";
  private static final String NOTHING_OPENED = "Nothing was opened.";
  private static final String NOTHING_CHANGED = "Nothing changed.";

  /** To somebody whom the site does not know, by their account if they have one. */
  public String stranger(Optional<String> account) {
    return "I do not know " + account.map(a -> "the account " + new Visible(a))
        .orElse("who you are: log in to your account") + ". You may read along and ask "
        + grammar.prefix() + "status. Nothing happened.";
  }

  /** Of an account that the services do not have any more. */
  public static String accountGone(String account) {
    return "the account " + new Visible(account) + " is registered no more, so anybody may take it."
        + " Nothing said with it counts. Register it again; then" + UNPIN;
  }

  /** Of an account that was dropped and registered once more, perhaps by another. */
  public static String accountAnew(String account, Instant since, Instant known) {
    return "the account " + new Visible(account) + " is registered since " + since
        + "; the one I know was since " + known
        + ". Nothing said with it counts. If it is the same person," + UNPIN;
  }

  /** To somebody whose last lines were too many to keep while their account was asked for. */
  public static String notTaken(int lines) {
    return "I did not take your last " + lines + " lines while I asked the services about your"
        + " account; say them again.";
  }

  /** To somebody who asked more than {@code most} in {@code within}; {@code until} is a clock. */
  public static String tooMany(int most, Duration within, String until) {
    return "that was over " + most + " requests in " + within.toSeconds()
        + " s. I do not hear you until " + until + ". Nothing of the last happened.";
  }

  public static String tooManyStrangers() {
    return "too many questions from people I do not know; wait a minute.";
  }

  /** To what was said to the bot alone. */
  public static String askAloud(List<String> channels) {
    return "Ask in the channel: " + String.join(", ", channels)
        + ". What is said to me alone does not count.";
  }

  public String noRun() {
    return noRunToOpen() + ". Nothing happened.";
  }

  public String noRunToOpen() {
    return noRunToShow() + " To open one: " + grammar.prefix() + "open PLAN";
  }

  public static String noRunToShow() {
    return "no run is open here.";
  }

  public static String noRunToAmend() {
    return noRunToShow() + " " + NOTHING_CHANGED;
  }

  public String notRecorded() {
    return "NOT recorded, so it may not count: the journal does not answer. Ask "
        + grammar.prefix() + "status before you say it again.";
  }

  public static Heard.Unclear speaksForNobody() {
    return new Heard.Unclear("`as` works in the demo and in rehearsals only", Optional.empty(),
        "");
  }

  public static String cannotSpeakFor(String who, List<PersonId> rehearsed) {
    return "you cannot speak for " + new Visible(who) + ". These are rehearsed: "
        + named(rehearsed) + ". Nothing happened.";
  }

  public static String opensForItself() {
    return "a run is opened by whoever says it. Nothing happened.";
  }

  public static String noPlan(PlanId asked, List<String> others) {
    return "no plan " + asked + ". There are: " + (others.isEmpty() ? "none" : named(others))
        + ". " + NOTHING_OPENED;
  }

  public static String noEnvironment(PlanId plan, Environment asked, List<Environment> others) {
    return "the plan " + plan + " has no environment " + asked + ". There are: " + named(others)
        + ". " + NOTHING_OPENED;
  }

  public static String openAlready(RunId run) {
    return "the run " + run + " is open here; one run a channel. " + NOTHING_OPENED;
  }

  public static String noRoom(String room) {
    return "the plan's quiet channel " + room + " is none of mine: name it in rollcall.yaml.";
  }

  public static String notWorded() {
    return "Something happened that I cannot put into words; it is on the record.";
  }

  public static String notOpened() {
    return "NOT opened: the journal does not answer.";
  }

  public static List<String> cannotOpen(List<String> why) {
    return few(why, NOTHING_OPENED);
  }

  public static String noFile(PlanId plan) {
    return "there is no file of the plan " + plan + " any more. " + NOTHING_CHANGED;
  }

  public static String environmentGone(Environment environment) {
    return "the plan's file has no environment " + environment + " any more. " + NOTHING_CHANGED;
  }

  public static List<String> cannotAmend(List<String> why) {
    return few(why, NOTHING_CHANGED);
  }

  /** The first lines, and how many more there are. */
  private static List<String> few(List<String> lines, String end) {
    var first = lines.subList(0, Math.min(MOST_LINES, lines.size()));
    var more = lines.size() > MOST_LINES
        ? " and " + (lines.size() - MOST_LINES) + " more: rollcall plan check says all."
        : first.getLast().matches(".*[.?]") ? "" : ".";
    return Stream.concat(first.stream().limit(first.size() - 1L),
        Stream.of(first.getLast() + more + " " + end)).toList();
  }

  private static String named(Collection<?> all) {
    var more = all.size() - MOST_NAMED;
    return all.stream().limit(MOST_NAMED).map(Object::toString).collect(Collectors.joining(", "))
        + (more > 0 ? " and " + more + " more" : "");
  }
}
