package rollcall.bot.gateway.irc;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import rollcall.bot.gateway.Room;
import rollcall.bot.gateway.Sighting;
import rollcall.plans.run.Absence;

/**
 * Who is in each room and logged in to which account: as the server lists them once we are in
 * (WHOX), and as it tells since. People are told of it; nobody is believed for it. An account with
 * two connections is there as long as one of them is, and not marked as away.
 */
final class Attendance {
  /** The token of our own questions, and another one than that of {@link Whereabouts}. */
  private static final String TOKEN = "718";
  private static final String NOBODY = "0";
  private static final char AWAY = 'G';
  private final Map<Room, Roster> rosters = new HashMap<>();
  private final Consumer<String> send;

  private record Member(Optional<String> account, boolean away) {}

  private static final class Roster {
    private final Map<String, Member> members = new HashMap<>();
    private final Map<String, Absence> left = new HashMap<>();
    private boolean answered;
    private boolean whole;
  }

  Attendance(Consumer<String> send) {
    this.send = send;
  }

  /** We are in: the server is asked who else is. */
  synchronized void asks(Room room) {
    rosters.put(room, new Roster());
    send.accept("WHO " + room.name() + " %tcnfa," + TOKEN);
  }

  /** One line of the answer: our nick, the token, the room, a nick, its flags and its account. */
  synchronized void found(Room room, IrcLine line, Casemapping casemapping) {
    var roster = rosters.get(room);
    if (roster != null && line.param(1).equals(TOKEN)) {
      var account = Optional.of(line.param(5)).filter(each -> !each.equals(NOBODY))
          .map(casemapping::fold);
      roster.answered = true;
      roster.members.put(casemapping.fold(line.param(3)),
          new Member(account, line.param(4).indexOf(AWAY) >= 0));
    }
  }

  /**
   * The end of an answer; false where it is not the one to our own question, which names us at
   * least.
   */
  synchronized boolean ended(Room room) {
    var asked = in(room).stream().filter(roster -> roster.answered && !roster.whole).toList();
    asked.forEach(roster -> roster.whole = true);
    return !asked.isEmpty();
  }

  synchronized void came(Room room, String nick, Optional<String> account) {
    in(room).forEach(roster -> roster.members.put(nick, new Member(account, false)));
  }

  synchronized void loggedIn(String nick, Optional<String> account) {
    rosters.values().forEach(roster -> {
      var before = roster.members.get(nick);
      if (before != null) {
        before.account().ifPresent(each -> roster.left.put(each, Absence.LOGGED_OUT));
        roster.members.put(nick, new Member(account, before.away()));
      }
    });
  }

  synchronized void away(String nick, boolean away) {
    rosters.values().forEach(roster -> roster.members.computeIfPresent(nick,
        (_, member) -> new Member(member.account(), away)));
  }

  synchronized void renamed(String from, String to) {
    rosters.values().forEach(roster -> {
      var member = roster.members.remove(from);
      if (member != null) {
        roster.members.put(to, member);
      }
    });
  }

  synchronized void leftRoom(Room room, String nick) {
    in(room).forEach(roster -> left(roster, nick, Absence.LEFT_CHANNEL));
  }

  synchronized void leftNetwork(String nick) {
    rosters.values().forEach(roster -> left(roster, nick, Absence.LEFT_NETWORK));
  }

  /** We are in the room no more. */
  synchronized void lost(Room room) {
    rosters.remove(room);
  }

  synchronized Sighting sighting(Room room, String account) {
    var roster = rosters.get(room);
    if (roster == null || !roster.whole) {
      return new Sighting.Unknown();
    }
    var theirs = roster.members.values().stream()
        .filter(member -> member.account().filter(account::equals).isPresent()).toList();
    if (theirs.isEmpty()) {
      return new Sighting.Gone(roster.left.getOrDefault(account, Absence.NOT_THERE));
    }
    return theirs.stream().allMatch(Member::away)
        ? new Sighting.Gone(Absence.AWAY)
        : new Sighting.Here();
  }

  private List<Roster> in(Room room) {
    return Optional.ofNullable(rosters.get(room)).stream().toList();
  }

  private static void left(Roster roster, String nick, Absence how) {
    var member = roster.members.remove(nick);
    if (member != null) {
      member.account().ifPresent(each -> roster.left.put(each, how));
    }
  }
}
