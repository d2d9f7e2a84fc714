package rollcall.bot.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Everything that may be said with a dash. What it means does not depend on the command. */
enum Flag {
  CONFIG("--config", "--config", true), ENVIRONMENT("--environment", "--env", true), JSON("--json",
      "--json", false), SEED("--seed", "--seed", true), OVERWRITE("--overwrite",
          "--overwrite", false), FAIL_ON("--fail-on", "--fail-on", true), TIMELINE("--timeline",
              "--timeline", false), WRITE("--write",
                  "--write", false), OUTPUT("-o", "--output", true), FORCE("--force", "--force",
                      false), ALLOW_PRIVATE("--allow-private", "--allow-private", false), DEBUG(
                          "--debug", "--debug",
                          false), NO_COLOR("--no-color", "--no-colour",
                              false), HELP("--help", "-h",
                                  false), VERSION("--version", "-V", false);

  private final String spelling;
  private final String other;
  private final boolean takesValue;

  Flag(String spelling, String other, boolean takesValue) {
    this.spelling = spelling;
    this.other = other;
    this.takesValue = takesValue;
  }

  String spelling() {
    return spelling;
  }

  boolean takesValue() {
    return takesValue;
  }

  /** Whether every command takes it. */
  boolean everywhere() {
    return switch (this) {
      case DEBUG, NO_COLOR, HELP, VERSION -> true;
      case ALLOW_PRIVATE, CONFIG, ENVIRONMENT, FAIL_ON, FORCE, JSON, OUTPUT, OVERWRITE, SEED,
          TIMELINE, WRITE ->
        false;
    };
  }

  static Optional<Flag> spelled(String said) {
    return Arrays.stream(values()).filter(f -> f.spelling.equals(said) || f.other.equals(said))
        .findFirst();
  }

  static List<String> spellings() {
    return Arrays.stream(values()).map(Flag::spelling).toList();
  }
}
