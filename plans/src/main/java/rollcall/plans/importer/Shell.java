package rollcall.plans.importer;

import java.util.regex.Pattern;

/** Whether a text is what a machine reads and not a person: a command, a path, a name of a file. */
final class Shell {
  private static final Pattern PROMPT = Pattern.compile("^[$%#>] +\\S.*");
  private static final Pattern CRONTAB = Pattern
      .compile("^(?:[0-9*][0-9*/,-]{0,20} +){5}[/~A-Za-z].*");
  private static final Pattern PROGRAM = Pattern
      .compile("^(?:sudo +)?(?:mkdir|cp|mv|rm|cd|ls|svn|git|"
          + "rake|bundle|php|systemctl|service|docker(?:-compose)?|podman|kubectl|helm|mysql(?:dump)?|psql|"
          + "pg_dump|pg_restore|ssh|scp|rsync|tar|mvn|npm|yarn|pip3?|curl|wget|chmod|chown|ln|export|"
          + "apt(?:-get)?|yum|dnf|ansible(?:-playbook)?|terraform|python3?|java|sed|crontab|a2ensite|"
          + "iptables|mount|umount|unzip|gunzip|source|echo|touch) +(?:[-~/$.\"'\\w@:].*)");
  /** English goes on with such words where a command would not. */
  private static final Pattern ENGLISH = Pattern
      .compile("(?i)^\\S+ +(?:the|a|an|and|is|for|to|from|"
          + "that|our|your|all|new|any|this|into|on)\\b.*");
  private static final Pattern TOKEN = Pattern.compile("(?:~|[A-Za-z]:)?[/\\\\]\\S+|"
      + "\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d+|/\\d+)?|[\\w.-]+\\.[a-z]{1,5}[0-9]?|"
      + "\\w*_\\w+|[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+)+");
  private static final Pattern ADDRESS = Pattern
      .compile("^\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d+|/\\d+)?(?: +\\(.{1,120}\\))?$");
  private static final int LONGEST = 2_000;

  private Shell() {}

  /** A line to be typed, as the document has it; English sentences are none. */
  static boolean isCommand(String text) {
    if (text.length() > LONGEST) {
      return false;
    }
    return PROMPT.matcher(text).matches() || isCrontab(text)
        || (PROGRAM.matcher(text).matches() && !ENGLISH.matcher(text).matches());
  }

  /** A point that stands in a plan as it is typed. */
  static boolean isTyped(String point) {
    return isCommand(point.strip()) && !point.contains("   ");
  }

  /** A line of a crontab: data, and nothing to be typed. */
  static boolean isCrontab(String text) {
    return text.length() <= LONGEST && CRONTAB.matcher(text).matches();
  }

  /** Without its prompt. */
  static String plain(String text) {
    return PROMPT.matcher(text).matches() ? text.replaceFirst("^[$%#>] +", "") : text;
  }

  /** Nothing but names of files, paths, addresses: points of a list and nothing to do. */
  static boolean isNames(String text) {
    if (text.length() > LONGEST || text.isBlank()) {
      return false;
    }
    if (text.strip().matches("`[^`]+`")) {
      return true;
    }
    if (ADDRESS.matcher(text.strip()).matches()) {
      return true;
    }
    for (var token : text.strip().split("[\\s,;]+", -1)) {
      if (!token.isEmpty() && !TOKEN.matcher(token).matches()) {
        return false;
      }
    }
    return true;
  }
}
