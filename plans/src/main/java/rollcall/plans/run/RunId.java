package rollcall.plans.run;

import java.util.regex.Pattern;

/**
 * One run, unique over all times and machines, because hosts remember the commands of each: the
 * plan's id, cut short, and random letters. At most 40 characters.
 */
public record RunId(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{2,39}");

  public RunId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("no run id: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
