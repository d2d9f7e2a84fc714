package rollcall.plans.site;

import static rollcall.plans.shape.Key.optional;
import static rollcall.plans.shape.Key.required;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import rollcall.plans.model.Account;
import rollcall.plans.model.PersonId;
import rollcall.plans.shape.Fields;
import rollcall.plans.shape.Key;
import rollcall.plans.shape.Mapping;
import rollcall.plans.shape.Name;
import rollcall.plans.shape.Read;
import rollcall.plans.shape.Reading;
import rollcall.plans.shape.Shape;
import rollcall.plans.shape.Text;

/**
 * The people file: who is who. Two entries never share an account or an e-mail address, nor look
 * alike, so that two halves of a two-person rule are two people.
 */
public record People(Map<PersonId, Person> entries) {
  /** The network of the terminal: its accounts are the local users. */
  public static final String TERMINAL = "terminal";

  /** The network of Slack, until several workspaces can be told apart. */
  public static final String SLACK = "slack";

  private static final String KIND = "person";
  private static final int MOST = 5_000;

  private static final Shape<String> ACCOUNT = Text.word("an account", "prabhu",
      "[^\\s,:!@*?#&+%~$=-][^\\s,:!@*?]{0,63}");

  private static final Key<String> NAME = required("name", Text.line(), "the full name");
  private static final Key<Map<String, String>> IRC = optional("irc",
      ACCOUNT.by(Network.NETWORK_NAME),
      "the account on each network of IRC");
  private static final Key<String> SLACK_ID = optional("slack",
      Text.word("a member's id", "U012AB3CD", "[UW][A-Z0-9]{2,20}"), "member id");
  private static final Key<String> LOCAL_USER = optional("terminal",
      Text.word("a local user", "prabhu", "[A-Za-z_][A-Za-z0-9_.-]{0,31}"),
      "the user at the terminal");
  private static final Key<String> EMAIL = optional("email",
      Text.word("an e-mail address", "prabhu@example.org",
          "[^\\s@<>\",;]{1,64}@[^\\s@<>\",;]{1,190}"),
      "the e-mail address");
  private static final Key<String> PHONE = optional("phone",
      Text.word("a phone number", "+1 530 555 0100", "[+]?[0-9][0-9 ()/-]{2,30}"),
      "for the lead alone");
  private static final Key<ZoneId> ZONE = optional("zone", Words.ZONE, "where the person lives");
  private static final Key<List<LocalTime>> HOURS = optional("hours", Words.SPAN,
      "when the person works");
  private static final Key<PersonId> DEPUTY = optional("deputy",
      Name.used(Words.PERSON, PersonId::value, KIND), "who stands in");

  private static final Mapping ENTRY = new Mapping("person",
      List.of(NAME, IRC, SLACK_ID, LOCAL_USER, EMAIL, PHONE, ZONE, HOURS, DEPUTY));
  private static final Shape<Map<PersonId, Fields>> FILE = ENTRY
      .by(Name.given(Words.PERSON, PersonId::value, KIND))
      .checked(all -> all.size() <= MOST
          ? Optional.empty()
          : Optional.of("a people file has at most " + MOST + " people"));

  public People {
    entries = Map.copyOf(entries);
  }

  /** Reads the file {@code name}, at most 1 MiB of UTF-8. */
  public static Read<People> read(String name, byte[] bytes) {
    return FILE.read(name, bytes, (written, reading) -> {
      new Twins(reading).refuse(written);
      Map<PersonId, Person> people = new LinkedHashMap<>();
      written.forEach((id, fields) -> people.put(id, person(id, fields)));
      return Optional.of(new People(people));
    });
  }

  private static Person person(PersonId id, Fields f) {
    return new Person(id, f.need(NAME), logins(f).toList(), f.get(EMAIL), f.get(PHONE), f.get(ZONE),
        f.get(HOURS).orElse(List.of()),
        f.get(DEPUTY));
  }

  /**
   * Every key that gives somebody an account: on the network of one that is not here, everybody is
   * a stranger.
   */
  private static Stream<Person.Login> logins(Fields f) {
    return Stream.of(
        f.get(IRC).orElse(Map.of()).entrySet().stream()
            .map(e -> new Person.Login(e.getKey(), e.getValue(), Folding.ASCII)),
        f.get(SLACK_ID).stream().map(id -> new Person.Login(SLACK, id, Folding.EXACT)),
        f.get(LOCAL_USER).stream().map(user -> new Person.Login(TERMINAL, user, Folding.EXACT)))
        .flatMap(logins -> logins);
  }

  /** One who has an account at the terminal alone, that of the local user {@code user}. */
  public static Person alone(PersonId id, String user) {
    return new Person(id, user, List.of(new Person.Login(TERMINAL, user, Folding.EXACT)),
        Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());
  }

  /** Nobody is known. */
  public static People none() {
    return new People(Map.of());
  }

  public Optional<Person> find(PersonId id) {
    return Optional.ofNullable(entries.get(id));
  }

  public Optional<PersonId> whoIs(Account account) {
    return entries.values().stream()
        .filter(p -> p.logins().stream().anyMatch(login -> login.is(account))).map(Person::id)
        .findFirst();
  }

  /** Whether one of them at least has an account on {@code network}. */
  public boolean hasAnybodyOn(String network) {
    return entries.values().stream().anyMatch(p -> p.account(network).isPresent());
  }

  /** Finds entries that could be one person, or be taken for one. */
  private static final class Twins {
    private final Reading reading;
    private final Map<String, PersonId> first = new HashMap<>();

    private Twins(Reading reading) {
      this.reading = reading;
    }

    private void refuse(Map<PersonId, Fields> people) {
      people.forEach((id, fields) -> {
        Set<String> told = new HashSet<>();
        marks(id, fields).forEach(mark -> compare(mark, id, fields, told));
      });
    }

    /** {@code shared} is compared; {@code what} is how the message says it. */
    private record Mark(String what, String shared) {}

    private void compare(Mark mark, PersonId id, Fields fields, Set<String> told) {
      var other = first.putIfAbsent(mark.shared(), id);
      if (other != null && !other.equals(id) && told.add(other + mark.what())) {
        reading.problem(fields.at(), "`" + other + "` and `" + id + "` " + mark.what());
      }
    }

    private static Stream<Mark> marks(PersonId id, Fields f) {
      var accounts = logins(f).map(login -> new Mark(
          "share the account `" + login.name() + "` on " + login.network(),
          "account " + login.network() + " " + login.widely()));
      var email = f.get(EMAIL).stream().map(s -> new Mark("share an e-mail address",
          "email " + s.toLowerCase(Locale.ROOT)));
      var looks = Stream.of(id.value(), f.need(NAME)).flatMap(s -> Confusable.looks(s).stream())
          .map(look -> new Mark("differ only by letters that look alike", "look " + look));
      return Stream.of(accounts, email, looks).flatMap(marks -> marks);
    }
  }
}
