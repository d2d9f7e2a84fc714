package rollcall.plans.importer;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import rollcall.plans.document.Place;

/** What a document says of the plan as a whole: its day, its window, its channel, its people. */
final class Facts {
  private static final String MONTH = "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|"
      + "aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
  private static final Pattern ISO = Pattern.compile("\\b(20\\d{2}|19\\d{2})-(\\d{2})-(\\d{2})\\b");
  private static final Pattern MONTH_DAY = Pattern
      .compile("\\b" + MONTH + "\\.? (\\d{1,2})(?:st|nd|rd|th)?,? "
          + "(\\d{4})\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern DAY_MONTH = Pattern
      .compile("\\b(\\d{1,2})(?:st|nd|rd|th)? (?:of )?" + MONTH
          + "\\.?,? (\\d{4})\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern SPAN = Pattern.compile(
      "(\\d{1,2}[:.h]\\d{2}(?: ?[ap]\\.?m\\.?)?|\\d{1,2} ?[ap]m)"
          + "(?: ?(?:-|–|—|to|until|till) ?)(\\d{1,2}[:.h]\\d{2}(?: ?[ap]\\.?m\\.?)?(?: ?\\(?noon\\)?)?|\\d{1,2} ?[ap]m)",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern CHANNEL = Pattern.compile("(?:^|[\\s(:])(#[A-Za-z][\\w-]{1,79})\\b");
  private static final Pattern SERVER = Pattern.compile("\\b(irc\\.[a-z0-9.-]+\\.[a-z]{2,})\\b");
  private static final Pattern ZONE = Pattern
      .compile(
          "\\b((?:Europe|America|Asia|Australia|Africa|Pacific|Atlantic|Indian)/[A-Za-z_]+|UTC|GMT)\\b(?![+-]\\d)");
  private static final Pattern SHORT_ZONE = Pattern.compile(
      "\\b(PST|PDT|EST|EDT|CST|CDT|MST|MDT|CET|CEST|BST|IST|AEST|AEDT|JST|EET|WET|PT|ET)\\b");
  private static final Pattern HALF = Pattern.compile("(?i)[ap]\\.?m");
  private static final Pattern LEADS = Pattern.compile("(?i)^(?:release |cut-?over |change |plan )?"
      + "(?:lead|manager|coordinator|owner|captain)\\s*(?::|is|=|–|-)\\s*(.{2,60})$");
  private static final Pattern OF_A_DAY = Pattern
      .compile("(?i)\\b(?:date|day|window|when|scheduled|maintenance|go-?live|"
          + "(?:mon|tues|wednes|thurs|fri|satur|sun)day)\\b");
  private static final Pattern OF_DAYS = Pattern.compile(ISO + "|" + MONTH_DAY + "|" + DAY_MONTH
      + "|\\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\\b|\\bdate\\b|[,.:]",
      Pattern.CASE_INSENSITIVE);
  private static final int LONGEST = 1_000;

  private final Making making;
  private boolean zoned;
  private boolean asked;

  Facts(Making making) {
    this.making = making;
  }

  /** {@code ofPeople}: under a title that says that people are named here. */
  void read(String text, Place at, boolean ofPeople) {
    if (text.length() > LONGEST) {
      return;
    }
    if (OF_A_DAY.matcher(text).find()) {
      date(text, at);
    }
    window(text, at);
    channel(text, at);
    zone(text, at);
    var leads = LEADS.matcher(text.strip());
    if (leads.matches() && !making.plan().has("lead")) {
      making.owner(Stamp.whose(leads.group(1)).owners(), false)
          .map(o -> o instanceof java.util.List<?> l ? l.getFirst() : o)
          .ifPresent(lead -> leads(String.valueOf(lead), at, ofPeople));
    } else if (ofPeople && making.crew().reads(text) && !making.plan().has("people")) {
      making.fact("people", making.crew().people(), at);
    }
  }

  private void leads(String lead, Place at, boolean ofPeople) {
    making.fact("lead", lead, at);
    if (ofPeople) {
      making.crew().lists(lead);
    }
  }

  /** The first that is said. */
  void date(String text, Place at) {
    if (!making.plan().has("date")) {
      found(text).ifPresent(day -> making.fact("date", day.toString(), at));
    }
  }

  static Optional<LocalDate> found(String text) {
    var iso = ISO.matcher(text);
    if (iso.find()) {
      return day(iso.group(1), Integer.parseInt(iso.group(2)), iso.group(3));
    }
    var american = MONTH_DAY.matcher(text);
    if (american.find()) {
      return day(american.group(3), month(american.group(1)), american.group(2));
    }
    var european = DAY_MONTH.matcher(text);
    return european.find()
        ? day(european.group(3), month(european.group(2)), european.group(1))
        : Optional.empty();
  }

  /** Whether nothing but a day is said. */
  static boolean isDay(String text) {
    return found(text).isPresent() && OF_DAYS.matcher(text).replaceAll("").isBlank();
  }

  private static int month(String name) {
    var start = name.substring(0, 3).toUpperCase(Locale.ROOT);
    return Arrays.stream(Month.values()).filter(m -> m.name().startsWith(start)).findFirst()
        .map(Month::getValue).orElse(0);
  }

  private static Optional<LocalDate> day(String year, int month, String day) {
    try {
      return Optional.of(LocalDate.of(Integer.parseInt(year), month, Integer.parseInt(day)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private void window(String text, Place at) {
    var span = SPAN.matcher(text);
    if (!making.plan().has("window")
        && text.matches("(?is).*\\b(?:time|window|maintenance|outage|hours)\\b.*")
        && span.find()) {
      var from = Times.of(span.group(1)).flatMap(Times.Found::time);
      var to = Times.of(span.group(2)).flatMap(Times.Found::time);
      var halves = HALF.matcher(span.group(2)).find() && !HALF.matcher(span.group(1)).find();
      if (halves && !asked) {
        asked = true;
        making.ask(at, "window", span.group(), Optional.empty(),
            "of the two times only one says of which half of the day it is", making.plan());
      } else if (from.isPresent() && to.isPresent()) {
        making.fact("window", from.get() + " - " + to.get(), at);
      }
    }
  }

  private void channel(String text, Place at) {
    var channel = CHANNEL.matcher(text);
    if (channel.find() && text.length() < 200
        && text.matches("(?is).*\\b(?:channel|irc|slack|chat)\\b.*")
        && !making.plan().<String>list("channels").contains(channel.group(1))) {
      var channels = making.plan().<String>list("channels");
      channels.add(channel.group(1));
      if (channels.size() == 1) {
        making.plan().from(at, "channels");
      }
    }
    var server = SERVER.matcher(text);
    if (server.find()) {
      making.plan().remark("the channel's server in the document: " + server.group(1) + " (line "
          + at.line() + ")");
    }
  }

  private void zone(String text, Place at) {
    var zone = ZONE.matcher(text);
    if (!making.plan().has("zone") && text.length() < 200 && zone.find()) {
      try {
        making.fact("zone", ZoneId.of(zone.group(1)).getId().replace("GMT", "UTC"), at);
      } catch (DateTimeException e) {
        zoned = false;
      }
    }
    var word = SHORT_ZONE.matcher(text);
    if (!making.plan().has("zone") && !zoned && text.length() < 200
        && text.matches("(?s).*\\d.*") && word.find()) {
      zoned = true;
      making.ask(at, "zone", word.group(1), Optional.empty(),
          "such a name stands for more than one zone: say one such as America/Los_Angeles",
          making.plan());
    }
  }

  boolean asksForWindow() {
    return asked;
  }

  boolean asksForZone() {
    return zoned;
  }
}
