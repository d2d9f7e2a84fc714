package rollcall.plans.run;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import rollcall.plans.site.ValueRule;

/**
 * The text that a host's shell runs for a step: a line {@code export NAME='value'} for each value
 * in the order of their names, then the plan's text as its author wrote it. A value is never parsed
 * as shell, because the text is never rewritten.
 */
public record CommandScript(String text) {

  /** {@code values} by the names of their variables, as a plan spells them. */
  public static CommandScript of(Map<String, String> values, String command) {
    return new CommandScript(new TreeMap<>(values).entrySet().stream()
        .map(value -> "export " + ValueRule.environmentName(value.getKey()) + "="
            + quoted(value.getValue()) + "\n")
        .collect(Collectors.joining()) + command + "\n");
  }

  private static String quoted(String value) {
    return "'" + value.replace("'", "'\\''") + "'";
  }
}
