package rollcall.plans.site;

import java.util.Locale;

/** How a network says that two account names are one: as written, or IRC's CASEMAPPING. */
public enum Folding {
  EXACT, ASCII, RFC1459, STRICT_RFC1459;

  /** {@code name} in the one spelling that all its spellings share. */
  public String fold(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    return switch (this) {
      case EXACT -> name;
      case ASCII -> lower;
      case STRICT_RFC1459 -> lower.replace('[', '{').replace(']', '}').replace('\\', '|');
      case RFC1459 -> STRICT_RFC1459.fold(name).replace('^', '~');
    };
  }
}
