package rollcall.bot.gateway.irc;

/** Which names a server holds to be the same: its CASEMAPPING. */
enum Casemapping {
  ASCII("", ""), STRICT_RFC1459("[]\\", "{}|"), RFC1459("[]\\~", "{}|^");

  private final String upper;
  private final String lower;

  Casemapping(String upper, String lower) {
    this.upper = upper;
    this.lower = lower;
  }

  /**
   * The mapping a server names in its 005. One we do not know is treated as ASCII, the narrowest:
   * it can only keep apart what the server holds to be the same, never give one person another's
   * rights.
   */
  static Casemapping named(String name) {
    return switch (name) {
      case "rfc1459" -> RFC1459;
      case "strict-rfc1459", "rfc1459-strict" -> STRICT_RFC1459;
      default -> ASCII;
    };
  }

  String fold(String name) {
    StringBuilder folded = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      folded.append(fold(name.charAt(i)));
    }
    return folded.toString();
  }

  boolean same(String one, String other) {
    return fold(one).equals(fold(other));
  }

  private char fold(char c) {
    if (c >= 'A' && c <= 'Z') {
      return (char) (c + ('a' - 'A'));
    }
    int special = upper.indexOf(c);
    return special < 0 ? c : lower.charAt(special);
  }
}
