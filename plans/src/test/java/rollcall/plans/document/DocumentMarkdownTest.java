package rollcall.plans.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that calls itself Markdown is read by the specification, with a few allowances. */
class DocumentMarkdownTest {
  private static String shown(String text) {
    return Shown.of("plan.md", text);
  }

  @Test
  void aParagraphIsOneLineWhereverItWasWrapped() {
    assertThat(shown("""
        ---
        title: x
        ---
        # The *night*

        First stop the queue, **then**
        wait for `a  b` &amp; look at \\_x. \\
        Go on
        """)).isEqualTo("""
        4|# The night
        6^First stop the queue, then wait for `a  b` & look at _x.
        8|Go on""");
  }

  @Test
  void whatStandsUnderItsOwnNameOrInColumnsIsNotJoined() {
    assertThat(shown("""
        Lead: Ann
        Window: 22:00 - 02:00
        Stop the queue     - Ann     22:05
        Start the queue    - Bob     22:10
        and we are
        done
        """)).isEqualTo("""
        1|Lead: Ann
        2|Window: 22:00 - 02:00
        3|Stop the queue     - Ann     22:05
        4|Start the queue    - Bob     22:10
        5|and we are done""");
  }

  @Test
  void listsAreNestedAndCounted() {
    assertThat(shown("""
        3. Stop
           the queue
        1. Look
           - [x] here
             **and** there

             later
           * [ ] done
        9. Start
        2) Other
        """)).isEqualTo("""
        1|(3. =3) Stop the queue
        3|(4. =4) Look
        4|.(- [x] done) here and there
        7^..later
        8|.(* [ ] open) done
        9|(9. =9) Start
        10|(2) =2) Other""");
  }

  @Test
  void titlesRulesAndBoldLines() {
    assertThat(shown("""
        Title
        -----
        **Ahead of time**

        Two lines
        of text
        ---
        > quoted

        ***
        """)).isEqualTo("""
        1|## Title
        3|!Ahead of time
        5^Two lines of text
        7|----
        8|quoted
        10^----""");
  }

  @Test
  void codeIsCodeAndAnIndentedListIsAList() {
    assertThat(shown("""
        ```sh
        ls  *a*

        ```

            - indented
              1) deeper

            plain code
        - with

          ~~~
          code
          ~~~
        """)).isEqualTo("""
        2|> ls  *a*
        3|>\s
        6^....(-) indented
        7|......(1) =1) deeper
        9^....plain code
        10|(-) with
        13|> code""");
  }

  @Test
  void aFenceThatNothingClosesHidesNothing() {
    assertThat(shown("Stop\n```\n1. Start\n")).isEqualTo("""
        1|Stop
        3|(1. =1) Start
        note: line 2: a block of code begins that never ends; its lines are read as text""");
  }

  @Test
  void tablesMayFollowATextAndStandInAList() {
    assertThat(shown("""
        Who:
        | What | Who |
        |---|---|
        | Stop `a|b` | **Ann**<br>Bob |
        after

        - in a list

          What | Who
          --- | ---
          1. Stop | Ann
        """)).isEqualTo("""
        1|Who:
        2|table [What, Who]
          4| Stop `a|b` | !Ann / Bob
        5|after
        7^(-) in a list
        9^table [What, Who]
          11| (1. =1) Stop | Ann""");
  }

  @Test
  void htmlWithinIsReadAsHtml() {
    assertThat(shown("""
        Use <version> on <b>it</b><br>now

        <table>
        <tr><td>What</td><td>Who</td></tr>

        <tr><td>Stop</td><td>Ann</td></tr>
        </table>
        <!-- nothing -->
        <details><summary>More</summary>
        <pre>
        code
        </pre></details>
        """)).isEqualTo("""
        1|Use <version> on it
        1|now
        3^table [What, Who]
          6| Stop | Ann
        9|More
        11|> code""");
  }

  @Test
  void theQuoteIsWhatStandsInTheLines() {
    var document = Shown.document("plan.md",
        "- Stop *it*\n  at once\n".getBytes(StandardCharsets.UTF_8));
    assertThat(document.lines().getFirst().at().quote()).isEqualTo("- Stop *it* at once");
  }

  @ParameterizedTest
  @ValueSource(strings = {">", "> ", "- ", "1. ", "*a ", "**a ", "_a", "[", "![", "[a](", "`",
      "<", "<a ", "<a href=\"", "&", "\\", "[a]: b ", "| a ", "|-", "a**b", "~~~", "(", "* * "})
  void noMarksTakeLongerThanASecond(String marks) {
    var line = marks.repeat(19_000 / marks.length()) + "\n";
    var wide = line.repeat(2_000_000 / line.length()).getBytes(StandardCharsets.UTF_8);
    var high = (marks + "\n").repeat(15_000).getBytes(StandardCharsets.UTF_8);
    for (var name : new String[]{"plan.md", "plan.txt"}) {
      assertThat(Stopwatch.best(() -> Document.read(name, wide))).as(name)
          .isLessThan(Duration.ofSeconds(1));
      assertThat(Stopwatch.best(() -> Document.read(name, high))).as(name)
          .isLessThan(Duration.ofSeconds(1));
    }
  }
}
