package rollcall.plans.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What people type and copy becomes lines, and no word of it is lost. */
class PlainTextTest {
  private static String shown(String text) {
    return Shown.of("plan.txt", text);
  }

  @Test
  void linesHaveTheirNumbersAndKnowOfBlankLines() {
    assertThat(shown("""
        Release on Friday

        Stop the queue
        Start the queue
        """)).isEqualTo("""
        1|Release on Friday
        3^Stop the queue
        4|Start the queue""");
  }

  @Test
  void bulletsNumbersAndBoxesAreMarkers() {
    assertThat(shown("""
        - a
        * b
        + c
          • d
        – e
        1. f
        2) g
        (3) h
        c) i
        D. j
        [ ] k
        [x] l
        [*] m
        - [X] n
        4. [ ] o
        ☐ p
        ☒ q
        """)).isEqualTo("""
        1|(-) a
        2|(*) b
        3|(+) c
        4|..(•) d
        5|(–) e
        6|(1. =1) f
        7|(2) =2) g
        8|((3) =3) h
        9|(c) =3) i
        10|(D. =4) j
        11|([ ] open) k
        12|([x] done) l
        13|([*] done) m
        14|(- [X] done) n
        15|(4. [ ] =4 open) o
        16|(☐ open) p
        17|(☒ done) q""");
  }

  @Test
  void numbersOfOtherThingsAreText() {
    assertThat(shown("""
        2007 was the year
        1.5 GB of disk
        10.0.0.1 web-1
        2026. A year
        8.10 am
        -verbose
        -------- 8<
        """)).isEqualTo("""
        1|2007 was the year
        2|1.5 GB of disk
        3|10.0.0.1 web-1
        4|2026. A year
        5|8.10 am
        6|-verbose
        7|-------- 8<""");
  }

  @Test
  void blanksOfAnyKindAreBlanks() {
    assertThat(shown("""
        \u00A01)\u00A0 \u00A0 Stop it\u00A0\u00A0 \u00A0- Ann\u00A0 \u00A09.15 am\u00A0
        \t- deep
        \u200B
         \tdeeper\tcolumn
        """)).isEqualTo("""
        1|.(1) =1) Stop it    - Ann   9.15 am
        2|....(-) deep
        4^....deeper    column""");
  }

  @Test
  void theQuoteIsTheLineWithItsWordsCloseTogether() {
    var line = Shown.document("plan.txt", "1)   Stop it     - Ann".getBytes(StandardCharsets.UTF_8))
        .lines().getFirst();
    assertThat(line.at().quote()).isEqualTo("1) Stop it - Ann");
  }

  @Test
  void headingsAreHeadingsByTheirMarks() {
    assertThat(shown("""
        # Release #
        ###### Small
        #channel is no title

        Before
        ======

        1. After
        --------
        It goes
        """)).isEqualTo("""
        1|# Release
        2|###### Small
        3|#channel is no title
        5^# Before
        8^## 1. After
        10|It goes""");
  }

  @Test
  void aStrokeIsARuleWhereNothingStandsAboveIt() {
    assertThat(shown("""
        One
        two
        -----

        ---

        * * *
        ==========
        Title
        ==========
        a --- b
        """)).isEqualTo("""
        1|One
        2|two
        3|----
        5^----
        7^----
        8|----
        9|# Title
        11|a --- b""");
  }

  @Test
  void aLineThatIsWhollyBoldIsStrong() {
    assertThat(shown("""
        **Ahead of time**
        __The night__:
        **Note:** wait
        **a** and **b**
        - **Stop it**
        <b>Later</b>
        """)).isEqualTo("""
        1|!Ahead of time
        2|!The night:
        3|Note: wait
        4|a and b
        5|(-) Stop it
        6|!Later""");
  }

  @Test
  void boldThatGoesOverSeveralLinesLeavesNoDebris() {
    assertThat(shown("""
        **CR - 12
        **
        Stop it

        **
        **

        **
        Second part**
        Start it
        """)).isEqualTo("""
        1|!CR - 12
        3^Stop it
        9^!Second part
        10|Start it""");
  }

  @Test
  void emphasisGoesAndStarsOfCommandsStay() {
    assertThat(shown("""
        Call *Ann* and **then** __Bob__ or ***both***, _now_.
        15 1 * * * /usr/bin/x
        */5 * * * * root run
        cp /etc/a/* /etc/b/*.bak
        ls **/*.java and find *foo*.log
        a_b_c __init__.py snake_case_name
        $ rm *old* __x__
        https://x.example/_a_/*b*
        """)).isEqualTo("""
        1|Call Ann and then Bob or both, now.
        2|15 1 * * * /usr/bin/x
        3|*/5 * * * * root run
        4|cp /etc/a/* /etc/b/*.bak
        5|ls **/*.java and find *foo*.log
        6|a_b_c __init__.py snake_case_name
        7|$ rm *old* __x__
        8|https://x.example/_a_/*b*""");
  }

  @Test
  void whatAConverterEscapedIsItselfAgain() {
    assertThat(shown("""
        data\\_dir/config on web-\\[01,02\\]
        - 15 1 \\* \\* \\* /usr/bin/x &gt; /dev/null 2&gt;&amp;1
        1\\) a \\- b \\(c\\)
        """)).isEqualTo("""
        1|data_dir/config on web-[01,02]
        2|(-) 15 1 * * * /usr/bin/x > /dev/null 2>&1
        3|(1) =1) a - b (c)""");
  }

  @Test
  void whereNoConverterWroteTheBackslashOfACommandStays() {
    assertThat(shown("""
        find . -name \\*.log -exec rm {} \\;
        grep foo\\.bar C:\\temp\\x
        """)).isEqualTo("""
        1|find . -name \\*.log -exec rm {} \\;
        2|grep foo\\.bar C:\\temp\\x""");
  }

  @Test
  void codeBetweenBackTicksIsUntouched() {
    assertThat(shown("""
        Run `rm *a* __b__ &amp; \\_c [x](y)` and ``a ` b`` &amp; wait
        """)).isEqualTo("""
        1|Run `rm *a* __b__ &amp; \\_c [x](y)` and ``a ` b`` & wait""");
  }

  @Test
  void linksShowTheirLabels() {
    assertThat(shown("""
        On [web-1.example](http://web-1.example) by [Ann](mailto:ann@x.example "write") – a[0](b c)
        See <https://x.example/a_b> and ![the picture](x.png) <b>now</b><br/>or <version>
        """)).isEqualTo("""
        1|On web-1.example by Ann – a[0](b c)
        2|See https://x.example/a_b and the picture now or <version>""");
  }

  @Test
  void fencedLinesAreCode() {
    assertThat(shown("""
        Run:
        ```sh
          - x \\_ *y*

        # not a title
        ```
        ~~~~
        ```
        ~~~~
        <pre>one
        two</pre>
        """)).isEqualTo("""
        1|Run:
        3|>   - x \\_ *y*
        4|>\s
        5^> # not a title
        8|> ```
        10|> one
        11|> two""");
  }

  @Test
  void aFenceThatNothingClosesHidesNothing() {
    assertThat(shown("""
        Stop it
        ```
        1. Start it
        """)).isEqualTo("""
        1|Stop it
        3^(1. =1) Start it
        note: line 2: a block of code begins that never ends; its lines are read as text""");
  }

  @Test
  void indentedLinesAreNoCode() {
    assertThat(shown("""
        Steps
              1. Stop it
        """)).isEqualTo("""
        1|Steps
        2|......(1. =1) Stop it""");
  }

  @Test
  void frontMatterIsLeftOut() {
    assertThat(shown("""
        ---
        title: x
        ---
        Stop it
        """)).isEqualTo("4^Stop it");
  }

  @Test
  void zimHasItsOwnMarks() {
    assertThat(shown("""
        Content-Type: text/x-zim-wiki
        Wiki-Format: zim 0.4
        Creation-Date: 2026-01-01T08:00:00+01:00

        ====== Friday ======
        ==== Steps ====
        [*] Look into ''~/a_b/c''
        [ ] Read [[Home:Plan|the plan]] and //think//
        '''
        	if x
        '''
        """)).isEqualTo("""
        5^# Friday
        6|### Steps
        7|([*] done) Look into `~/a_b/c`
        8|([ ] open) Read the plan and think
        10|> 	if x""");
  }

  @Test
  void mediaWikiHasItsOwnMarks() {
    assertThat(shown("""
        == Steps ==
        # Stop '''it'''
        ## now
        ## later
        # Start ''it'' at [https://x.example the page] or [[Host:a|host a]]
        * point
        ** point within
        '''Bold'''
        {| class="wikitable"
        |+ Who does what
        ! What !! Who
        |-
        | Stop || Ann
        |-
        | style="x" | Start
        * at once
        | Bob
        |}
        """)).isEqualTo("""
        1|## Steps
        2|(# =1) Stop it
        3|.(## =1) now
        4|.(## =2) later
        5|(# =2) Start it at the page or host a
        6|(*) point
        7|.(**) point within
        8|!Bold
        9|table [What, Who]
          12| Stop | Ann
          14| Start / (*) at once | Bob""");
  }

  @Test
  void orgHasItsOwnMarks() {
    assertThat(shown("""
        #+TITLE: Release
        #+OPTIONS: toc:nil
        * Before :ops:
        ** TODO [#A] Stop it
        ** DONE Start it
        :PROPERTIES:
        :ID: 1
        :END:
        - [X] look at =x_y=
        #+BEGIN_SRC sh
        * not a title
        #+END_SRC
        | What | Who |
        |------+-----|
        | Stop | Ann |
        """)).isEqualTo("""
        1|# Release
        3^## Before
        4|.(** TODO open) Stop it
        5|.(** DONE done) Start it
        9^(- [X] done) look at `x_y`
        11|> * not a title
        13|table [What, Who]
          15| Stop | Ann""");
  }

  @Test
  void jiraHasItsOwnMarks() {
    assertThat(shown("""
        h2. Steps
        # Run {{x_y}} by [Ann|mailto:ann@x.example]
        ## *at once*
        {code:bash}
        # x
        {code}
        *Bold*
        ||What||Who||
        |Stop|Ann|
        |Start| |
        {noformat}one line{noformat}
        """)).isEqualTo("""
        1|## Steps
        2|(# =1) Run `x_y` by Ann
        3|.(## =1) at once
        5|> # x
        7|!Bold
        8|table [What, Who]
          9| Stop | Ann
          10| Start |\s
        11|> one line""");
  }

  @Test
  void tablesOfMarkdownAreTables() {
    assertThat(shown("""
        | What | Who |
        |:-----|----:|
        | Stop `a|b` | Ann<br>or - Bob |
        | 1. Start |

        What | Who
        --- | ---
        Stop | Ann
        """)).isEqualTo("""
        1|table [What, Who]
          3| Stop `a|b` | Ann / or - Bob
          4| (1. =1) Start
        6^table [What, Who]
          8| Stop | Ann""");
  }

  @Test
  void whatADatabasePrintsIsATable() {
    assertThat(shown("""
        +------+-----+
        | What | Who |
        +------+-----+
        | Stop | Ann |
        +------+-----+
        ps ax | grep x
        """)).isEqualTo("""
        1|table [What, Who]
          4| Stop | Ann
        6|ps ax | grep x""");
  }

  @Test
  void columnsWithoutBarsAreText() {
    assertThat(shown("""
        What    Who
        ----    ---
        Stop    Ann
        """)).isEqualTo("""
        1|What    Who
        2|----
        3|Stop    Ann""");
  }

  @Test
  void aLineThatIsTooLongIsCutAndSaidToBe() {
    var document = Shown.document("plan.txt", "x".repeat(25_000).getBytes(StandardCharsets.UTF_8));
    assertThat(document.lines()).singleElement()
        .isInstanceOfSatisfying(Line.Text.class, line -> assertThat(line.text()).hasSize(20_000));
    assertThat(document.notes())
        .containsExactly("line 1 has 25000 characters: read to the 20000th");
  }
}
