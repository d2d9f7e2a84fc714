package rollcall.bot.execution;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * A name under which a value may be put into a command's environment: 1 to 64 of {@code A-Z a-z 0-9
 * _}, not led by a digit, and none that means something to a shell, the dynamic linker, an
 * interpreter that a command may call, or Rollcall itself.
 */
public record VariableName(String text) implements Comparable<VariableName> {
  public static final int MAX_LENGTH = 64;
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Set<String> TAKEN = Set.of("_", "BASHOPTS", "BASH_ENV", "BASH_XTRACEFD",
      "CDPATH", "EDITOR", "ENV", "EUID", "FPATH", "GCONV_PATH", "GLOBIGNORE", "HISTFILE", "HOME",
      "HOSTALIASES", "IFS", "LANG", "LANGUAGE", "LINENO", "LOCPATH", "LOGNAME", "MAIL", "MAILPATH",
      "NLSPATH", "NULLCMD", "OLDPWD", "OPTARG", "OPTERR", "OPTIND", "PAGER", "PATH",
      "POSIXLY_CORRECT",
      "PPID", "PROMPT_COMMAND", "PS1", "PS2", "PS3", "PS4", "PWD", "RANDOM", "SECONDS", "SHELL",
      "SHELLOPTS", "SHLVL", "TERM", "TMPDIR", "TZ", "UID", "USER", "VISUAL", "ZDOTDIR",
      "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH", "RUBYOPT", "RUBYLIB");
  private static final Set<String> TAKEN_BEGINNINGS = Set.of("LD_", "LC_", "DYLD_", "BASH_", "GIT_",
      "SSH_", "SUDO_", "PERL", "PYTHON", "NODE_",
      "MALLOC_", "GLIBC_", "ROLLCALL");

  public VariableName {
    if (!isFree(text))
      throw new IllegalArgumentException("not a name for a value in a command's environment");
  }

  /** Whether {@code text} may name a value; a plan that uses any other name is refused. */
  public static boolean isFree(String text) {
    return text.length() <= MAX_LENGTH && SHAPE.matcher(text).matches() && !TAKEN.contains(text)
        && TAKEN_BEGINNINGS.stream().noneMatch(text::startsWith);
  }

  @Override
  public int compareTo(VariableName other) {
    return text.compareTo(other.text);
  }
}
