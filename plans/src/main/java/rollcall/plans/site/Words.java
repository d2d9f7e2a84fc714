package rollcall.plans.site;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import rollcall.plans.model.Environment;
import rollcall.plans.model.HostName;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.WrittenTime;
import rollcall.plans.shape.Nearest;
import rollcall.plans.shape.Shape;
import rollcall.plans.shape.Text;

/** The scalars that several files share: people, hosts, environments, times of day, zones. */
public final class Words {
  private static final Pattern CLOCK = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

  public static final Shape<PersonId> PERSON = new Text<>("the short name of a person", "prabhu",
      s -> PersonId.accepts(s) ? Optional.of(new PersonId(s)) : Optional.empty(), PersonId::value);

  public static final Shape<HostName> HOST = new Text<>("the name of a host", "sakaiprod1",
      s -> HostName.accepts(s) ? Optional.of(new HostName(s)) : Optional.empty(), HostName::value);

  /** One or more hosts; at most {@link HostPattern#MOST}. */
  public static final Shape<HostPattern> HOSTS = new Text<>("a host or a range of hosts",
      "sakaiprod[2-6]", HostPattern::parse,
      HostPattern::toString).checked(
          hosts -> hosts.count() <= HostPattern.MOST
              ? Optional.empty()
              : Optional.of("`" + hosts + "` stands for more than " + HostPattern.MOST + " hosts"));

  public static final Shape<Environment> ENVIRONMENT = new Text<>("the name of an environment",
      "staging", s -> Environment.accepts(s) ? Optional.of(new Environment(s)) : Optional.empty(),
      Environment::value);

  public static final Shape<LocalTime> TIME_OF_DAY = new Text<>("a time of day", "05:10",
      s -> CLOCK.matcher(s).matches() ? Optional.of(LocalTime.parse(s)) : Optional.empty(),
      LocalTime::toString, s -> WrittenTime.near(s).map(LocalTime::toString));

  public static final Shape<ZoneId> ZONE = new Text<>("a time zone", "America/Los_Angeles",
      Words::zone, ZoneId::getId, s -> Nearest.to(s, ZoneId.getAvailableZoneIds()));

  /** From and until, as {@code 05:00 - 08:00}; the blanks may be left out. */
  public static final Shape<List<LocalTime>> SPAN = new Text<>("a span of the day", "05:00 - 08:00",
      Words::span, span -> span.getFirst() + " - " + span.getLast(), Words::nearSpan);

  private Words() {}

  private static Optional<ZoneId> zone(String text) {
    try {
      return Optional.of(ZoneId.of(text));
    } catch (DateTimeException e) {
      return Optional.empty(); // the JDK has no way to ask that does not throw
    }
  }

  private static Optional<String> nearSpan(String text) {
    var ends = text.split("-|\u2013| to | until ", 2);
    return ends.length < 2
        ? Optional.empty()
        : WrittenTime.near(ends[0]).flatMap(from -> WrittenTime.near(ends[1])
            .filter(until -> !until.equals(from)).map(until -> from + " - " + until));
  }

  private static Optional<List<LocalTime>> span(String text) {
    var ends = text.split(" ?- ?", -1);
    boolean good = ends.length == 2 && CLOCK.matcher(ends[0]).matches()
        && CLOCK.matcher(ends[1]).matches() && !ends[0].equals(ends[1]);
    return good
        ? Optional.of(List.of(LocalTime.parse(ends[0]), LocalTime.parse(ends[1])))
        : Optional.empty();
  }
}
