package rollcall.bot.gateway.irc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One line of the protocol, taken apart as RFC 1459 and the IRCv3 message-tags specification say.
 *
 * @param tags
 *          by their exact key, unescaped; a client's own tags keep their {@code +}, so they can
 *          never be mistaken for the server's
 * @param source
 *          who it came from, without the colon; empty for the server's own lines without one
 * @param command
 *          in capitals
 */
record IrcLine(Map<String, String> tags, String source, String command, List<String> params) {
  IrcLine {
    tags = Map.copyOf(tags);
    params = List.copyOf(params);
  }

  /** Reads a line without its end. Never fails: what has no command has an empty one. */
  static IrcLine parse(String line) {
    Map<String, String> tags = Map.of();
    String rest = line;
    if (rest.startsWith("@")) {
      tags = tags(head(rest).substring(1));
      rest = tail(rest);
    }
    String source = "";
    if (rest.startsWith(":")) {
      source = head(rest).substring(1);
      rest = tail(rest);
    }
    String command = head(rest).toUpperCase(Locale.ROOT);
    return new IrcLine(tags, source, command, params(tail(rest)));
  }

  /** The nick of a user, or the name of a server. */
  String nick() {
    int end = source.indexOf('!');
    return end < 0 ? source : source.substring(0, end);
  }

  /** The parameter at an index, empty where there is none. */
  String param(int index) {
    return index < params.size() ? params.get(index) : "";
  }

  String last() {
    return params.isEmpty() ? "" : params.getLast();
  }

  /** The value of a tag; an empty value counts as none. */
  Optional<String> tag(String key) {
    return Optional.ofNullable(tags.get(key)).filter(value -> !value.isEmpty());
  }

  private static String head(String text) {
    int end = text.indexOf(' ');
    return end < 0 ? text : text.substring(0, end);
  }

  private static String tail(String text) {
    int end = text.indexOf(' ');
    return end < 0 ? "" : skipSpaces(text.substring(end));
  }

  private static String skipSpaces(String text) {
    int start = 0;
    while (start < text.length() && text.charAt(start) == ' ') {
      start++;
    }
    return text.substring(start);
  }

  private static List<String> params(String text) {
    List<String> params = new ArrayList<>();
    String rest = text;
    while (!rest.isEmpty()) {
      if (rest.startsWith(":")) {
        params.add(rest.substring(1));
        return params;
      }
      params.add(head(rest));
      rest = tail(rest);
    }
    return params;
  }

  private static Map<String, String> tags(String text) {
    Map<String, String> tags = new HashMap<>();
    for (String tag : text.split(";", -1)) {
      int equals = tag.indexOf('=');
      String key = equals < 0 ? tag : tag.substring(0, equals);
      tags.put(key, equals < 0 ? "" : unescaped(tag.substring(equals + 1)));
    }
    tags.remove("");
    return tags;
  }

  private static String unescaped(String value) {
    StringBuilder plain = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c != '\\') {
        plain.append(c);
      } else if (++i < value.length()) {
        plain.append(meant(value.charAt(i)));
      }
    }
    return plain.toString();
  }

  private static char meant(char escaped) {
    return switch (escaped) {
      case ':' -> ';';
      case 's' -> ' ';
      case 'r' -> '\r';
      case 'n' -> '\n';
      default -> escaped;
    };
  }
}
