package rollcall.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.SnakeYamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The schema as an editor uses it, which reads YAML its own way: what the reader takes it takes,
 * and what has a wrong key, lacks one or has another shape it underlines.
 */
class PlanSchemaTest {
  private static final String NAME = "https://rollcall.invalid/plan";
  private static final String GOOD = """
      rollcall: 1
      id: small
      title: A small release
      date: 2026-03-07
      window: 05:00 - 08:00
      start: 05:10
      lead: thomas
      people: { thomas: Thomas, ann: 1984 }
      variables: { tag: { value: 1.10 }, build: { value: 7, secret: false } }
      hosts: { web: web1 }
      remind: { owner: 3m }
      phases:
        - phase: Window
          steps:
            - step: yes
              takes: 5m
              changes-data: true
              owner: { all: [thomas, ann] }
              check: [It is up, { text: No error, run: { ssh: look, hosts: web, expect: { exit: 0 } } }]
            - step: 2
              steps:
                - { step: Look, milestone: true, needs: [] }
      """;

  private final Shell shell;
  private final Validator validator;

  PlanSchemaTest(@TempDir Path folder) {
    shell = new Shell(folder);
    assertThat(shell.run("plan", "schema")).isZero();
    validator = new ValidatorFactory().withJsonNodeFactory(new SnakeYamlNode.Factory())
        .createValidator();
    validator.registerSchema(java.net.URI.create(NAME), shell.out());
  }

  static Stream<Path> library() throws IOException {
    try (var files = Files.list(Path.of("../plans/library"))) {
      return files.toList().stream();
    }
  }

  private Validator.Result validated(String text) {
    return validator.validate(java.net.URI.create(NAME), text);
  }

  private boolean isRead(String text, Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("x.plan.yaml"), text);
    return shell.run("plan", "show", file.toString()) == 0;
  }

  @ParameterizedTest
  @MethodSource("library")
  void everyPlanOfTheLibraryIsValid(Path plan) throws IOException {
    var result = validated(Files.readString(plan));
    assertThat(result.getErrors()).as("%s", plan).isEmpty();
  }

  @Test
  void whatLooksLikeNumbersAndFlagsIsTextForBoth(@TempDir Path folder) throws IOException {
    assertThat(isRead(GOOD, folder)).as(shell.err()).isTrue();
    assertThat(validated(GOOD).getErrors()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"id: small -> ide: small", "title: A small release\n ->  ",
      "rollcall: 1 -> rollcall: 2", "takes: 5m -> tekes: 5m", "phases: -> phase:",
      "changes-data: true -> changes-data: maybe", "hosts: { web: web1 } -> hosts: web1",
      "expect: { exit: 0 } -> expect: { exits: 0 }", "- phase: Window -> - phose: Window"})
  void whatTheReaderRefusesForItsShapeIsUnderlined(String slip, @TempDir Path folder)
      throws IOException {
    var halves = slip.split(" -> ", 2);
    var bad = GOOD.replace(halves[0], halves[1].strip());
    assertThat(isRead(bad, folder)).isFalse();
    assertThat(validated(bad).isValid()).isFalse();
  }

  @Test
  void itIsTheSameEveryTime() {
    var first = shell.out();
    shell.run("plan", "schema");
    assertThat(shell.out()).isEqualTo(first).contains("\"$schema\"").contains("\"description\"");
  }
}
