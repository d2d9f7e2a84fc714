package rollcall.plans.site;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the value of a variable may be, whatever its own pattern says, and what a variable may be
 * called: values reach commands as environment variables, where some names rule the shell itself.
 */
public final class ValueRule {
  /** Characters of a pattern. */
  public static final int LONGEST_PATTERN = 256;

  /** Characters of a value. */
  public static final int LONGEST_VALUE = 200;

  private static final Pattern VALUE = Pattern
      .compile("[A-Za-z0-9][A-Za-z0-9._:/@+=,-]{0," + (LONGEST_VALUE - 1) + "}");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  /** Each rules a shell, a loader or an interpreter that a command may start. */
  private static final Set<String> RULING = Set.of("PATH", "IFS", "ENV", "HOME", "SHELL",
      "SHELLOPTS", "BASHOPTS", "GLOBIGNORE", "NULLCMD", "SHLVL", "PWD", "OLDPWD", "CDPATH", "FPATH",
      "PS1", "PS2", "PS3", "PS4", "PROMPT_COMMAND",
      "USER", "LOGNAME", "UID", "EUID", "PPID", "TERM", "LANG", "LANGUAGE", "TMPDIR", "TMP", "TEMP",
      "MAIL", "MAILPATH", "OPTARG", "OPTIND", "OPTERR", "RANDOM", "SECONDS", "LINENO", "HOSTNAME",
      "EDITOR", "VISUAL", "PAGER", "CLASSPATH", "ZDOTDIR", "HISTFILE", "TZ", "LOCPATH", "NLSPATH",
      "GCONV_PATH", "HOSTALIASES", "POSIXLY_CORRECT", "IGNOREEOF", "TMOUT", "FCEDIT", "DISPLAY");
  private static final Set<String> RULING_FAMILIES = Set.of("LD_", "DYLD_", "BASH_", "LC_", "SSH_",
      "SUDO_", "GIT_", "PYTHON", "PERL", "RUBY", "NODE_", "JAVA_", "JDK_", "MAVEN_", "MALLOC_",
      "GLIBC_", "ROLLCALL");

  private ValueRule() {}

  /** What is wrong with a {@code value}; empty for one that no shell could take for more. */
  public static Optional<String> complaint(String value) {
    if (value.length() > LONGEST_VALUE) {
      return Optional.of("is longer than " + LONGEST_VALUE + " characters");
    }
    if (!VALUE.matches(value)) {
      return Optional.of(value.startsWith("-")
          ? "begins with a dash"
          : "may hold letters, digits and ._:/@+=,- only");
    }
    return List.of(value.split("/", -1)).contains("..")
        ? Optional.of("has `..` among its parts")
        : Optional.empty();
  }

  /** What is wrong with {@code name} as that of a variable. */
  public static Optional<String> nameComplaint(String name) {
    if (!NAME.matches(name)) {
      return Optional.of("a variable's name begins with a small letter and goes on with small "
          + "letters, digits and dashes, at most 40 characters");
    }
    var known = environmentName(name);
    boolean ruling = RULING.contains(known) || RULING_FAMILIES.stream().anyMatch(known::startsWith);
    return ruling
        ? Optional.of("`$" + known + "` means something to a shell: take another name")
        : Optional.empty();
  }

  /** What is wrong with {@code pattern}: RE2, at most 256 characters. */
  public static Optional<String> patternComplaint(String pattern) {
    if (pattern.length() > LONGEST_PATTERN) {
      return Optional.of("a pattern has at most " + LONGEST_PATTERN + " characters");
    }
    try {
      Pattern.compile(pattern);
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of("this is no RE2 pattern: " + e.getDescription());
    }
  }

  /** Whether the whole of {@code value} matches {@code pattern}, in time linear in its length. */
  public static boolean matches(String pattern, String value) {
    return Pattern.compile(pattern, Pattern.DOTALL).matches(value);
  }

  /**
   * Whether {@code pattern} matches one line of {@code text} whole; a carriage return is no part of
   * it.
   */
  public static boolean matchesALine(String pattern, String text) {
    var compiled = Pattern.compile(pattern);
    return text.lines().anyMatch(compiled::matches);
  }

  /** The environment variable that a command finds it in: {@code tag} in {@code TAG}. */
  public static String environmentName(String name) {
    return name.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
