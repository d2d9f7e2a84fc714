package rollcall.bot.gateway.irc;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rollcall.bot.gateway.Unsaid;

/**
 * Asks NickServ since when an account is registered, one question at a time. An answer counts only
 * from the one whom the server, asked before each question, places on the services' own server:
 * while the services are down anyone may be called NickServ. Reads the answers of Atheme.
 */
final class Registrar {
  static final Duration LIMIT = Duration.ofSeconds(10);
  /** Questions that may wait. */
  static final int MAX_WAITING = 64;
  private static final String SERVICE = "NickServ";
  private static final Pattern FORMATTING = Pattern.compile("[\\x00-\\x1f]");
  private static final Pattern SINCE = Pattern
      .compile("^(?:Registered|User reg\\.) *: (.+ [+-]\\d{4})(?: .*)?$");
  private static final Pattern WHOSE = Pattern.compile("^Information on .* \\(account (.+)\\):$");
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MMM d HH:mm:ss yyyy Z",
      Locale.ENGLISH);
  private final Optional<String> services;
  private final Consumer<String> send;
  private final Deque<Question> waiting = new ArrayDeque<>();
  private String mask = "";
  private boolean vouched;
  private boolean rightAccount;
  private Optional<Instant> since = Optional.empty();

  private record Question(String account, CompletableFuture<Optional<Instant>> answer) {}

  Registrar(Optional<String> services, Consumer<String> send) {
    this.services = services;
    this.send = send;
  }

  /** Empty if the account is not registered; fails with {@link Unsaid} if that cannot be known. */
  synchronized CompletableFuture<Optional<Instant>> since(String account) {
    CompletableFuture<Optional<Instant>> answer = new CompletableFuture<>();
    if (services.isEmpty() || waiting.size() >= MAX_WAITING || !account.matches("[!-~]{1,64}")) {
      answer.completeExceptionally(new Unsaid("registrations cannot be looked up here: "
          + (services.isEmpty()
              ? "the services' server is not configured"
              : "no such account, or too many questions")));
      return answer;
    }
    Question question = new Question(account, answer);
    waiting.add(question);
    if (waiting.size() == 1) {
      ask();
    }
    return answer.orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((_, _) -> next(question));
  }

  /** A line of the server's answer to WHOIS, or a notice of anyone. */
  synchronized void heard(IrcLine line, Casemapping casemapping) {
    Question question = waiting.peek();
    if (question == null) {
      return;
    }
    if (line.command().equals("NOTICE")) {
      if (vouched && line.source().equals(mask)) {
        told(FORMATTING.matcher(line.last()).replaceAll(""), question, casemapping);
      }
    } else if (casemapping.same(line.param(1), SERVICE)) {
      located(line, question);
    }
  }

  /** The connection ended. */
  synchronized void ended() {
    for (Question question : new ArrayDeque<>(waiting)) {
      question.answer().completeExceptionally(new Unsaid("the connection ended"));
    }
  }

  private void located(IrcLine line, Question question) {
    switch (line.command()) {
      case "311" -> mask = line.param(1) + "!" + line.param(2) + "@" + line.param(3);
      case "312" -> vouched = services.filter(line.param(2)::equals).isPresent();
      case "318" -> {
        if (vouched) {
          send.accept("PRIVMSG " + SERVICE + " :INFO " + question.account());
        } else {
          question.answer().completeExceptionally(
              new Unsaid("no " + SERVICE + " is on the services' own server at present"));
        }
      }
      default -> {
      }
    }
  }

  private void told(String text, Question question, Casemapping casemapping) {
    Matcher whose = WHOSE.matcher(text);
    Matcher date = SINCE.matcher(text);
    if (whose.matches()) {
      rightAccount = casemapping.same(whose.group(1), question.account());
    } else if (date.matches()) {
      since = read(date.group(1));
    } else if (casemapping.same(text, question.account() + " is not registered.")) {
      question.answer().complete(Optional.empty());
    } else if (text.contains("End of Info")) {
      conclude(question);
    }
  }

  private void conclude(Question question) {
    if (rightAccount && since.isPresent()) {
      question.answer().complete(since);
    } else {
      question.answer().completeExceptionally(
          new Unsaid("the services' answer names another account or no date"));
    }
  }

  private static Optional<Instant> read(String date) {
    try {
      return Optional.of(DATE.parse(date, Instant::from));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  private synchronized void next(Question answered) {
    boolean first = answered.equals(waiting.peek());
    waiting.remove(answered);
    if (first && !waiting.isEmpty()) {
      ask();
    }
  }

  private void ask() {
    mask = "";
    vouched = false;
    rightAccount = false;
    since = Optional.empty();
    send.accept("WHOIS " + SERVICE);
  }
}
