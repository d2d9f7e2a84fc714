package rollcall.plans.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Forms in which people keep plans: what is a step in each, and what is asked. */
class FormsTest {
  private static Imported imported(String name, String text) {
    return Shown.imported(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> steps(String name, String text) {
    return Shown.lines(imported(name, text)).stream().filter(l -> !l.startsWith("?")).toList();
  }

  private static List<String> asked(String name, String text) {
    return Shown.lines(imported(name, text)).stream().filter(l -> l.startsWith("?")).toList();
  }

  private static final String TITLED = """
      # Upgrade of the wiki
      ## Release
      ### Stop the service
      Tell the channel first.
      ```
        systemctl stop wiki
      ```
      ### Step 2: the database
      It takes a while.
      ### Start the service
      ## Rollback
      ### Restore the database
      ### Start the old version
      As before.
      """;

  @Test
  void titlesThatAskForSomethingAreStepsWithWhatStandsUnderThem() {
    assertThat(steps("wiki.md", TITLED)).containsExactly("== -", "= release", "3 - - - items=1",
        "8 - - -", "10 - - -", "= fallback", "12 - - -", "13 - - -");
    assertThat(imported("wiki.md", TITLED).drafts().getFirst().yaml())
        .contains("Commands: ['  systemctl stop wiki']", "details: Tell the channel first.");
    assertThat(asked("wiki.md", TITLED)).contains(
        "? 3 steps ### Stop the service -> it is a step, as are the 2 titles after it",
        "? 12 steps ### Restore the database -> it is a step, as is the title after it");
  }

  @Test
  void titlesThatAreNoStepsBecomeText() {
    var imported = imported("wiki.md", TITLED);
    var question = imported.questions().stream().filter(q -> q.field().equals("steps")).findFirst()
        .orElseThrow();
    var answered = ((Imported.Answered.Good) imported.answered(question, "no")).imported();
    assertThat(Shown.lines(answered)).contains("= fallback", "12 - - -").doesNotContain("3 - - -");
    assertThat(answered.drafts().getFirst().yaml()).contains("Stop the service",
        "Tell the channel first.");
    assertThat(imported.answered(question, "perhaps")).isInstanceOf(Imported.Answered.Bad.class);
  }

  @Test
  void whatStandsUnderASubtitleOfAStepBelongsToItAndPapersAreNone() {
    assertThat(steps("wiki.md", """
        # Upgrade
        ## Before the release
        1. Dump it
        ## Change log
        It grew.
        ## Step 1: Stop it
        Now.
        ### Hint
        Twice.
        ## Step 2: Start it
        """)).containsExactly("== -", "= before", "3 1. - -", "= release", "6 - - -", "10 - - -");
  }

  @Test
  void aPointThatBeginsWithCodeOrAListIsAStep() {
    assertThat(
        steps("wiki.md", "1. Stop it\n2. ```\n   start it now\n   ```\n3. - Dump\n   - Copy\n"))
        .containsExactly("== -", "= release", "1 1. - -", "2 2. - - items=1", "5 3. - -",
            "  5 - - -", "  6 - - -");
  }

  @Test
  void aBlockOfCodeEndsWhereItsMarkStandsHoweverFarToTheLeft() {
    assertThat(steps("wiki.md", """
        1. Stop it
           ```sh
           stop it
         ```

        2. Start it
           ```
           start it
           ```
        """)).containsExactly("== -", "= release", "1 1. - - items=1", "6 2. - - items=1");
  }

  @Test
  void marksOfACommandAndWordsInPointedBracketsStay() {
    assertThat(imported("wiki.md", """
        1. rm -rf /tmp/*.log /var/*.log
        2. Stop it on

           <db-host>
        3. [DBA]: restart
        """).drafts().getFirst().yaml()).contains("rm -rf /tmp/*.log /var/*.log", "<db-host>",
        "[DBA]: restart");
  }

  @Test
  void aRowOfOneCellAmongOthersIsAStep() {
    assertThat(steps("plan.csv", """
        Task,Owner,Start
        Stop it,Ann,10:00
        Wait,,
        Start it,Ben,10:30
        Reboot the server,,
        """)).containsExactly("== -", "= release", "2 - ann 10:00", "3 - - -", "4 - ben 10:30",
        "5 - - -");
  }

  @Test
  void aTitleAloneIsThatOfAPhase() {
    assertThat(steps("wiki.md", "# Upgrade\n## Start the upgrade\n- Stop it\n- Copy it\n"))
        .containsExactly("== -", "= release", "3 - - -", "4 - - -");
  }

  @Test
  void aTableMayBeginWithOtherRowsAndBeGroupedByRowsOfOneWord() {
    var csv = """
        Change,Robot 7,,,
        ,,,,
        Activity,PIC,Planned Start,Status,
        ,,,,CI
        Go/No-Go 1,,,,
        Preparation,,,,
        Take a backup,Ann,21:30,open,db
        Deployment,,,,
        Publish it,Ben,22:00,open,
        Activity,PIC,Planned Start,Status,
        Look at it,Ben,22:30,open,
        """;
    assertThat(steps("plan.csv", csv)).containsExactly("== -", "= release", "5 - - -", "= before",
        "7 - ann 21:30", "= release", "9 - ben 22:00", "11 - ben 22:30");
  }

  @Test
  void aColumnOfNumbersIsNotWhatIsToBeDone() {
    assertThat(imported("plan.csv", """
        Activity,Owner,Task Class,Description and Notes
        UK-1,Ann,system,Turn the interface off in the north
        UK-2.a,Ben,data,Load the orders that are open
        """).drafts().getFirst().yaml()).contains("step: Turn the interface off in the north",
        "number: UK-1", "step: Load the orders that are open", "number: UK-2.a");
  }

  @Test
  void aListInABlockOfCodeIsReadAsIfItStoodOutside() {
    assertThat(steps("list.md", """
        Copy this to a ticket:

        ```
        # Before
        * [ ] build it
        * [ ] upload it
        # Release
        * [ ] publish it
        ```
        """)).containsExactly("== -", "= before", "5 - - -", "6 - - -", "= release", "8 - - -");
  }

  @Test
  void aWikiMayHaveOneSignBeforeATitleAndNestByBlanks() {
    assertThat(steps("release.wiki", """
        #summary How we release
        = Before =
          # Run the tests
          # Build it
              # Clean first
        = Release =
          # Upload it
        """)).containsExactly("== -", "= before", "3 - - -", "4 - - -", "  5 - - -", "= release",
        "7 - - -");
  }

  @Test
  void whichHalfOfTheDayATitleMeansIsAsked() {
    var plan = """
        # Cutover
        ## Export (10:00 PM - 11:00 PM)
        | When | What |
        |------|------|
        | 10:00 | Export it |
        | 10:30 | Copy it |
        ## Import (11:00 PM - 1:00 AM)
        | When | What |
        |------|------|
        | 11:00 | Import it |
        | 12:15 | Count it |
        ## Opening (1:00 AM - 2:00 AM)
        - 1:00 Open it
        """;
    assertThat(asked("cutover.md", plan)).contains("? 2 at 10:00 … 10:30 -> 22:00 … 22:30",
        "? 7 at 11:00 … 12:15 -> 23:00 … 00:15 +1d", "? 12 at 01:00 -> 01:00 +1d");
    assertThat(
        asked("cutover.md", "# Cutover\n## Export (10:00 PM - 11:00 PM)\n- 22:00 Export it\n"))
        .noneMatch(question -> question.contains(" at "));
  }

  @Test
  void whatIsWonderedAboutStandsBeforeWhatComesLater() {
    var log = "Today.\n\nShould I start by merging my code?\n\n- Stop it\n- Start it\n";
    var imported = imported("log.txt", log);
    var question = imported.questions().stream().filter(q -> q.field().equals("steps")).findFirst()
        .orElseThrow();
    assertThat(question.proposed()).contains("Merging my code");
    assertThat(((Imported.Answered.Good) imported.answered(question, "Merge it")).imported()
        .drafts().getFirst().yaml()).containsSubsequence("step: Merge it", "step: Stop it");
  }

  private static Imported answered(Imported imported, String field, String answer) {
    var question = imported.questions().stream().filter(q -> q.field().equals(field)).findFirst()
        .orElseThrow();
    return ((Imported.Answered.Good) imported.answered(question, answer)).imported();
  }

  @Test
  void aWordOfThePageAmongStepsIsAStep() {
    assertThat(steps("wiki.md", "# Move\n- Log in\n- Stop it\n- Print\n"))
        .containsExactly("== -", "= release", "2 - - -", "3 - - -", "4 - - -");
    assertThat(steps("wiki.md", "- Log in\n- Print\n\n# Move\n- Stop it\n"))
        .containsExactly("== -", "= release", "5 - - -");
  }

  @Test
  void aTableUnderAPointIsItsOwn() {
    for (var between : List.of("", "\n")) {
      assertThat(imported("move.md", "# Move\n1. Stop the hosts\n" + between
          + "   | Host | Port |\n   |---|---|\n   | a1 | 80 |\n" + between + "2. Copy it\n")
          .drafts()
          .getFirst().yaml()).contains("""
              - step: Stop the hosts
                number: 1.
                details: |-
                  Host | Port
                  | a1 | 80 |
              """.indent(2));
    }
  }

  @Test
  void aDayAboveATableIsItsDayAndNoTitle() {
    var imported = imported("move.csv", """
        Wiki move,,
        Saturday 5 December 2026,,
        Task,Owner,Start
        Stop the wiki,Ann,06:00
        """);
    assertThat(imported.drafts().getFirst().yaml()).contains("title: Wiki move",
        "date: 2026-12-05");
    assertThat(Shown.lines(imported)).contains("4 - ann 06:00").noneMatch(l -> l.contains("date"));
  }

  @Test
  void tablesOfFactsAndOfPeopleAreNoSteps() {
    var imported = imported("cutover.md", """
        # Cutover
        ## Overview
        | Item | Value |
        |---|---|
        | Window | 2026-12-05 20:00 - 23:00 |
        ## Contacts
        | Name | Role |
        |---|---|
        | Ann Lee | Release lead |
        | Ben Ray | DBA |
        ## Cutover
        | Time | Step | Owner |
        |---|---|---|
        | 20:00 | Stop it | Ann |
        """);
    assertThat(Shown.lines(imported)).containsExactly("== -", "= release", "14 - ann 20:00",
        "? 0 zone");
    assertThat(imported.drafts().getFirst().yaml()).contains("window: 20:00 - 23:00", "lead: ann",
        "ann: Ann Lee", "dba: ben", "left out, as it tells and asks for nothing: Overview, line 3");
  }

  @Test
  void rowsOfWhichNothingSaysWhoOrWhenAreAsked() {
    var plan = """
        # Cutover
        ## Systems
        | Name | Server |
        |---|---|
        | Orders | a1 |
        | Bills | a2 |
        ## Release
        - Stop it
        """;
    assertThat(asked("cutover.md", plan))
        .contains("? 5 steps | Orders | a1 | -> it is a step, as is the row after it");
    assertThat(Shown.lines(answered(imported("cutover.md", plan), "steps", "no")))
        .contains("= release", "8 - - -").doesNotContain("5 - - -", "6 - - -");
    assertThat(asked("cutover.md", plan.replace("Name | Server", "Step | Server")))
        .noneMatch(q -> q.contains("steps"));
  }

  @Test
  void numberedCommentsOfAScriptAreStepsAndConditionsAreText() {
    var imported = imported("cutover.md", """
        # Cutover
        ## Steps
        - Stop the app
        ## Rollback
        Roll back if ANY of these is true:
        - The error rate is over 5 %
        - Nobody can log in
        ```bash
        # 1. Stop the app
        systemctl stop app

        # 2. Put the old version back
        cp -r /srv/app.old /srv/app
        ```
        """);
    assertThat(Shown.lines(imported)).contains("= fallback", "9 - - - items=1", "12 - - - items=1",
        "? 9 steps # 1. Stop the app -> it is a step, as is the comment after it")
        .doesNotContain("6 - - -");
    assertThat(imported.drafts().getFirst().yaml()).contains("- The error rate is over 5 %",
        "kept as text, as it says when and not what to do: from line 6");
  }

  @Test
  void boxesToTickStayStepsWhateverTheirTitle() {
    assertThat(steps("cutover.md", "# Cutover\n## Rollback criteria\n- [ ] Look at the errors\n"))
        .contains("3 - - -");
  }

  @Test
  void theLetterOIsABulletWhereAnotherStandsBesideIt() {
    assertThat(steps("release.txt", """
        Release

        1. Update the version
           o in the code
           o in the text
        2. Build it
        """)).containsExactly("== -", "= release", "3 1. - -", "  4 - - -", "  5 - - -",
        "6 2. - -");
    assertThat(steps("release.txt", "Release\n\n1. Guardar\n   o banco de dados\n2. Build it\n"))
        .containsExactly("== -", "= release", "3 1. - -", "5 2. - -");
  }

  @Test
  void aTitleAmongListsThatAsksForSomethingIsAsked() {
    var imported = imported("move.md", """
        # Move
        ## Prepare
        - Tell everybody
        ## Publish the release notes
        They are in the folder.
        ## Afterwards
        - Tell everybody again
        """);
    assertThat(Shown.lines(imported))
        .contains("? 4 steps Publish the release notes -> Publish the release notes");
    assertThat(Shown.lines(answered(imported, "steps", "Publish the notes")))
        .containsSubsequence("= before", "3 - - -", "= release", "4 - - -", "= after", "7 - - -");
  }

  @Test
  void aDashWithoutABlankIsABulletWhereAllAreSo() {
    assertThat(steps("release.txt", """
        Do this when making a release
        =============================

        -Update the version
        -Change the build
         -Click on it
         -Save
        -Test the install
        """)).containsExactly("== -", "= release", "4 - - -", "5 - - -", "  6 - - -", "  7 - - -",
        "8 - - -");
    assertThat(steps("release.txt", """
        Release

        - Build it
        -Dfast=true -Wall -O2
        - Publish it
        """)).containsExactly("== -", "= release", "3 - - -", "  3 - - -", "  4 - - -",
        "5 - - -");
  }

  @Test
  void aPointThatWasBrokenAtTheMarginGoesOn() {
    var yaml = imported("release.txt", """
        Release

        1. Package it two days before the release, so that if that is on a Thursday,
        package on Tuesday

        2. Tag it
        """).drafts().getFirst().yaml();
    assertThat(yaml)
        .contains("step: Package it two days before the release, so that if that is on a"
            + " Thursday, package on Tuesday", "step: Tag it");
  }

  @Test
  void aListInOneColumnWithoutAHeaderIsAskedAndItsCommasStay() {
    var list = "Test it\nApprove it\n" + "Set up the account, give access, etc\n"
        + "Look at it\n".repeat(10);
    assertThat(asked("launch.csv", list))
        .contains("? 1 steps Test it -> it is a step, as are the 12 rows after it");
    assertThat(imported("launch.csv", list).drafts().getFirst().yaml())
        .contains("step: Set up the account, give access, etc");
  }

  @Test
  void numberedRowsWithoutAHeaderAreAsked() {
    var imported = imported("release.csv", """
        Our release,,,0.8
        1,update the notes,,
        2,update,a.php,
        ,,b.php,
        3,tag it,,
        """);
    assertThat(Shown.lines(imported)).contains("2 1 - -", "3 2 - -", "5 3 - -",
        "? 2 steps 1 | update the notes |  | -> it is a step, as are the 2 rows after it");
    assertThat(imported.drafts().getFirst().yaml()).contains("a.php", "b.php");
  }

  @Test
  void aTableWithoutAHeaderIsTextBesideOneOfSteps() {
    assertThat(steps("plan.md", """
        # Plan
        | | |
        |---|---|
        | 1 | Read this |
        | 2 | Fill it in |
        | 3 | Run it |
        ## Release
        | Time | Task |
        |---|---|
        | 08:00 | Stop it |
        """)).containsExactly("== -", "= release", "10 - - 08:00");
  }

  @Test
  void aTableOfContentsIsLeftOut() {
    assertThat(steps("release.md", """
        # Release
        - Prepare
        - Publish
        - Afterwards
        ## Prepare
        - Build it
        ## Publish
        - Upload it
        ## Afterwards
        - Tell everybody
        """)).containsExactly("== -", "= before", "6 - - -", "= release", "8 - - -", "= after",
        "10 - - -");
    assertThat(steps("release.html", "<h1>Release</h1><ol><li><a href='#a'>Who</a></li>"
        + "<li><a href='#b'>Why</a></li><li><a href='#c'>How</a></li></ol>"
        + "<h2 id='a'>Steps</h2><ol><li>Build it</li></ol><h2><a name='b'></a>Why</h2>"
        + "<a name='c'></a><h2>How</h2>")).hasSize(3);
  }

  @Test
  void aTableThatSaysHowPeopleAreReachedIsNoneOfSteps() {
    var imported = imported("plan.md", """
        # Plan
        ## LIÊN HỆ
        | Role | Name | Phone |
        |---|---|---|
        | DBA | Ben Ray | 12 |
        ## Release
        | Time | Task | Owner |
        |---|---|---|
        | 08:00 | Stop it | Ben |
        """);
    assertThat(Shown.lines(imported)).contains("= release", "9 - ben 08:00").hasSize(7);
    assertThat(imported.drafts().getFirst().yaml()).contains("dba: ben", "ben: Ben Ray");
  }

  @Test
  void wordsAndWhatTheyMeanAreAsked() {
    assertThat(asked("release.md", """
        # Release
        ## Version numbers
        - *MAJOR*: what is not compatible
        - *MINOR*: what is new
        ## Release
        - Build it
        """))
        .contains("? 3 steps - *MAJOR*: what is not compatible -> it is a step, as is the point"
            + " after it");
  }

  @Test
  void anAddressIsNobodyAndAMarkOfDoneIsNoTitle() {
    var imported = imported("move.txt", """
        Move

        * Send a mail to the list @example.org (not yet moved)
        * Notify the list. [DONE]
        """);
    assertThat(Shown.lines(imported)).contains("3 - - -", "4 - - -").anyMatch(
        l -> l.startsWith("? 4 steps 1 ticked"));
    assertThat(imported.drafts().getFirst().yaml()).contains("step: Notify the list\n");
  }

  @Test
  void whatATableSaysOfOthersIsAskedOnceAndARangeOfferedAtItsLongest() {
    var table = """
        No,Task,Duration,Predecessors
        1,Stop it,2-4 hours,
        2,Copy it,10m,the stop
        3,Start it,10m,2FS+30
        4,Look at it,10m,2FS 3
        """;
    assertThat(asked("plan.csv", table)).contains("? 2 takes 2-4 hours -> 4h")
        .filteredOn(q -> q.contains("needs")).containsExactly("? 3 needs the stop",
            "? 4 needs 2FS+30");
    assertThat(imported("plan.csv", table).drafts().getFirst().yaml())
        .contains("needs: [row-3, row-4]");
  }

  @Test
  void aHeaderOfSeveralWordsInAnotherLanguageIsRead() {
    assertThat(steps("plano.csv", """
        Nome da Tarefa,Atribuido a,Duração,Status
        Go live,,,
        Preparar o servidor,Ann,1:00,PENDENTE
        Pós go live,,,
        Verificar tudo,Ben,3:00,PENDENTE
        """)).containsExactly("== -", "= release", "3 - ann -", "= after", "5 - ben -");
  }

  @Test
  void rowsUnderAPointAreItsPartsWhateverTheyLookLike() {
    assertThat(steps("plan.md", """
        # Plan
        1. Work on the cluster
           | Task | Owner | Start |
           |---|---|---|
           | Turn the flag on | Ann | 10:00 |
           | Verify the page | Ben | 10:15 |
           | systemctl restart httpd | Cy | 10:20 |
           | Wait for Ann to confirm | Dan | 10:25 |
        2. Open it
        """)).containsExactly("== -", "= release", "2 1. - -", "  5 - ann 10:00",
        "  6 - ben 10:15", "  7 - cy 10:20 items=1", "  8 - dan 10:25", "9 2. - -");
  }

  @Test
  void pointsThatRepeatTitlesAreKeptWhereTheyMayBeSteps() {
    var plan = """
        # Plan
        ## Stop it
        - look
        ## Copy it
        - look again
        ## Start it
        - look once more
        ## Rollback
        1. Stop it
        2. Copy it
        3. Start it
        """;
    assertThat(steps("plan.md", plan)).contains("= fallback", "9 1. - -", "10 2. - -", "11 3. - -");
    assertThat(steps("plan.md", "# Plan\n- [x] Stop it\n- [ ] Copy it\n- [ ] Start it\n"
        + plan.substring(7))).contains("2 - - -", "4 - - -");
    assertThat(steps("plan.html", "<h1>Plan</h1><ol><li><a href='#a'>Stop it</a><p>By Ann</p></li>"
        + "<li><a href='#b'>Copy it</a></li><li><a href='#c'>Start it</a></li></ol>"))
        .contains("1 1. - -", "1 2. - -", "1 3. - -");
    assertThat(imported("plan.md", "# Plan\n- Stop it\n- Copy it\n- Start it\n"
        + plan.substring(7)).drafts().getFirst().yaml())
        .contains("left out, as it is a table of contents: from line 2");
  }

  @Test
  void stepsWithATelephoneBesideThemAreSteps() {
    assertThat(steps("plan.md", """
        # Plan
        | Step | Owner | Ext |
        |---|---|---|
        | Stop it | Ann | 11 |
        | Start it | Ben | 12 |
        """)).containsExactly("== -", "= release", "4 - ann -", "5 - ben -");
  }

  @Test
  void whatIsMadeTextAgainKeepsItsCommandsAndParts() {
    var imported = imported("cutover.md", """
        # Cutover
        ## Steps
        - Stop the app
        ## Rollback
        ```bash
        # 1. Stop the app
        systemctl stop app
        # 2. Put the old version back
        cp -r /srv/app.old /srv/app
        ```
        """);
    var answered = answered(imported, "steps", "no");
    assertThat(Shown.lines(answered)).doesNotContain("= fallback");
    assertThat(answered.drafts().getFirst().yaml()).contains("systemctl stop app",
        "cp -r /srv/app.old /srv/app");
    var rows = answered(imported("plan.md", """
        # Plan
        1. Look at it
           | Item | Value |
           |---|---|
           | port | 80 |
           | user | web |
        2. Start it
        """), "steps", "no");
    assertThat(Shown.lines(rows)).contains("2 1. - -", "7 2. - -").noneMatch(
        l -> l.startsWith("  "));
    assertThat(rows.drafts().getFirst().yaml()).contains("port", "web");
  }

  @Test
  void aTitleOfTheWayBackStaysThereAndIsAskedOnce() {
    assertThat(asked("plan.md", """
        # Plan
        ## Deploy
        - Copy it
        ## Roll back the release
        Use the dump of yesterday.
        """)).filteredOn(q -> q.startsWith("? 4")).singleElement().asString()
        .startsWith("? 4 phases");
  }

  @Test
  void numberedPointsAndThoseOfSomebodyAreNoConditions() {
    assertThat(steps("plan.md", """
        # Plan
        ## Roll back criteria
        1. Stop it
        2. Restore the dump
        """)).contains("3 1. - -", "4 2. - -");
  }

  @Test
  void optionsOfACommandAreNoPoints() {
    assertThat(steps("plan.txt", """
        Plan

        * Unpack it, with
          -xzf for the archive
          -v to see more
          -rf to remove it
        * Start it
        """)).noneMatch(l -> l.startsWith("4") || l.startsWith("5"));
  }

  @Test
  void whatIsKnownOfAHeaderIsNotWhatIsToBeDone() {
    assertThat(steps("plan.csv", """
        #,Who,Text,Remark
        1,Ann,Stop the application,x
        2,Ben,Deploy the application,
        3,Ann,Start the application,
        """)).containsExactly("== -", "= release", "2 1 ann -", "3 2 ben -", "4 3 ann -");
  }

  @Test
  void whatIsNotYetDoneIsNotTicked() {
    var imported = imported("plan.txt", "Plan\n\n* Run the script [not yet done]\n* Start it\n");
    assertThat(imported.drafts().getFirst().yaml()).contains("[not yet done]");
    assertThat(Shown.lines(imported)).noneMatch(l -> l.contains("ticked"));
  }

  @Test
  void aRowOfOneCellBeforeAnotherIsAStep() {
    assertThat(steps("plan.csv", """
        Task,Owner,Start
        Freeze the branch,,
        Tag the release,,
        Deploy the build,Ann,10:00
        """)).contains("2 - - -", "4 - ann 10:00");
  }

  @Test
  void aTimeInWordsIsAsked() {
    assertThat(asked("plan.csv", "Task,Owner,Start\nStop it,Ann,tonight\nStart it,Ben,later\n"))
        .contains("? 2 at tonight", "? 3 at later");
  }
}
