package rollcall.plans.importer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who is named in a document. A name is a person, or by its words a role or a team; who is in that
 * the document says in a list of its people, or nobody does.
 */
final class Crew {
  private static final Pattern TEAM = Pattern.compile(".*\\b(?i:team|group|dbas?|qa|qc|admins?|"
      + "administrators?|managers?|devs?|developers?|ops|devops|engineers?|engineering|operators?|"
      + "operations|support|programmers?|testers?|lead|everyone|all|staff|department|desk|office|"
      + "masters?|maintainers?|owners?|vendor|users?|business|infrastructure|network|security|release|it|pm|sre|platform)\\b.*"
      + "|[A-Z]{2,4}");
  private static final Pattern IS = Pattern
      .compile("^(?:the )?([\\p{L}][\\p{L} /-]{0,30}?) (?:is|=|:|-|–) ([\\p{Lu}][\\p{L}.'’-]*"
          + "(?: [\\p{Lu}][\\p{L}.'’-]*){0,3})$");
  private static final Pattern ENTRY = Pattern
      .compile(
          "^([\\p{L}][\\p{L} /-]{1,30}?): ([\\p{Lu}][\\p{L}.'’-]*(?:,? (?:and )?[\\p{Lu}][\\p{L}.'’-]*){0,6})$");
  private static final int LONGEST_ID = 40;

  private final Map<String, String> people = new LinkedHashMap<>();
  private final Map<String, List<String>> roles = new LinkedHashMap<>();
  private final Map<String, String> ids = new LinkedHashMap<>();
  private final Set<String> unknown = new LinkedHashSet<>();
  private boolean listed;

  /** What a line of a list of people says: {@code QC is Sandra}. */
  boolean reads(String text) {
    var plain = text.strip();
    var is = IS.matcher(plain);
    var entry = ENTRY.matcher(plain);
    if (is.matches()) {
      return named(is.group(1), is.group(2));
    }
    return entry.matches() && named(entry.group(1), entry.group(2));
  }

  /** Somebody whom a list of people names is known. */
  void lists(String id) {
    unknown.remove(id);
    listed = true;
  }

  private boolean named(String role, String names) {
    var members = new ArrayList<String>();
    for (var name : names.split(", | and ", -1)) {
      members.add(person(name));
    }
    var slug = Words.slug(role, LONGEST_ID);
    var id = slug.isEmpty() ? "role-" + (roles.size() + 1) : slug;
    roles.put(id, members);
    ids.put(key(role), id);
    listed = true;
    return true;
  }

  private static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }

  /** By the first name, where nobody else has it; else by the whole. */
  private String person(String name) {
    return ids.computeIfAbsent(key(name), _ -> {
      var first = Words.slug(name.strip().split(" ", -1)[0], LONGEST_ID);
      var whole = Words.slug(name, LONGEST_ID);
      var same = people.get(first);
      var written = first.isEmpty() || (same != null && !isSame(same, name)) ? whole : first;
      var id = written.isEmpty() ? "person-" + (people.size() + 1) : written;
      if (!name.isBlank()) {
        people.merge(id, name.strip(), (a, b) -> a.length() >= b.length() ? a : b);
        people.replaceAll((k, v) -> k.equals(id) ? Words.capital(v) : v);
      }
      return id;
    });
  }

  private static boolean isSame(String one, String other) {
    return key(one).equals(key(other)) || key(one).startsWith(key(other) + " ")
        || key(other).startsWith(key(one) + " ");
  }

  /**
   * The id that stands for {@code name} in the plan; empty where a plan file could not have it. A
   * role or team of whom nobody is known counts as one person until that is said.
   */
  Optional<String> id(String name) {
    var known = ids.get(key(name));
    if (known == null) {
      var isTeam = TEAM.matcher(name).matches();
      int met = people.size();
      known = isTeam ? Words.slug(name, LONGEST_ID) : person(name);
      if (isTeam && !known.isEmpty()) {
        people.putIfAbsent(known, name.strip());
        ids.put(key(name), known);
        unknown.add(known);
      } else if (listed && people.size() > met) {
        unknown.add(known);
      }
    }
    return Optional.of(known).filter(id -> !id.isEmpty());
  }

  /** A person who is that, or is in it. */
  String somebody(String id) {
    return people.containsKey(id) ? id : roles.getOrDefault(id, List.of(id)).getFirst();
  }

  /** Whether the name was met already. */
  boolean knows(String name) {
    return ids.containsKey(key(name)) || people.containsKey(Words.slug(name, LONGEST_ID));
  }

  /** Of whom it is not said who they are. */
  Set<String> unknown() {
    return unknown;
  }

  static boolean isTeam(String name) {
    return TEAM.matcher(name).matches();
  }

  /** A person of the plan by an answer of somebody: a name that is new is added. */
  List<String> said(String answer) {
    var all = new ArrayList<String>();
    for (var name : answer.replaceAll("[\\[\\]{}]", "").split(",| and ", -1)) {
      if (!name.isBlank()) {
        all.add(ids.getOrDefault(key(name),
            people.containsKey(name.strip()) ? name.strip() : person(name)));
      }
    }
    if (all.isEmpty()) {
      throw new IllegalArgumentException("no name is in it");
    }
    return all;
  }

  /** Two names, one person. */
  void isAlso(String name, String person) {
    people.remove(name);
    ids.put(key(name), person);
  }

  void isMadeOf(String role, List<String> members) {
    if (!members.contains(role)) {
      people.remove(role);
      roles.put(role, members);
    }
  }

  Map<String, String> people() {
    return people;
  }

  Map<String, Object> roles() {
    var shown = new LinkedHashMap<String, Object>();
    roles.forEach((id, members) -> {
      if (!people.containsKey(id)) {
        shown.put(id, members.size() == 1 ? members.getFirst() : members);
      }
    });
    return shown;
  }
}
