package rollcall.plans.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of documents as people write them. */
class ImportedTest {
  private static final String WIKI = """
      Wiki upgrade

      Maintenance window
      - Date: August 18, 2027
      - Time: 08:00 to 12:00 (noon)
      Upgrade
      - (08:00 Joncarlo) Block client access and show the outage page
      - (08.10 a Prabhu) Clone the production database
      - (09:00 Prabhu) Run the database scripts in this order
      - wiki-869.sql
      - wiki-878.sql
      - (10:00 Kirk, Sandra, ...) Test
      - (12:00 Joncarlo) Open public access again
      Fallback (if needed)
      - (12:00 Thomas) Stop all servers
      - (12:10 Prabhu) Restore the production database
      - (14:00 Joncarlo) Open public access again
      """;

  private static List<String> lines(String name, String text) {
    return Shown.lines(Shown.imported(name, text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> steps(String name, String text) {
    return lines(name, text).stream().filter(l -> !l.startsWith("?")).toList();
  }

  @Test
  @Tag("R03")
  @Tag("R07")
  @Tag("R08")
  void linesWithoutATimeBelongToTheStepBeforeAndTheFallbackIsApart() {
    assertThat(steps("wiki.txt", WIKI)).containsExactly("== -", "= release", "7 - joncarlo 08:00",
        "8 - prabhu -", "9 - prabhu 09:00 items=2", "12 - kirk,sandra,… 10:00",
        "13 - joncarlo 12:00", "= fallback", "15 - thomas -", "16 - prabhu -", "17 - joncarlo -");
  }

  @Test
  @Tag("R11")
  @Tag("R12")
  @Tag("R19")
  void whatIsDoubtfulIsAskedAndNeverTaken() {
    assertThat(lines("wiki.txt", WIKI)).contains("? 8 at 08.10 a -> 08:10",
        "? 12 owner Kirk, Sandra, … -> any of them, and others may join",
        "? 15 at 12:00 … 14:00 -> D … D+120m", "? 17 latest-end 14:00 -> 14:00, the document",
        "? 0 zone");
  }

  @Test
  void whatIsSaidOfTheWholePlanAndOfAPhaseNamesItsPlaceToo() {
    var draft = Shown.imported("wiki.txt", WIKI.getBytes(StandardCharsets.UTF_8)).drafts()
        .getFirst();
    assertThat(draft.yaml()).contains("""
        source:
          fields:
            title:
              line: 1
              quote: Wiki upgrade
            date:
              line: 4
              quote: '- Date: August 18, 2027'
            window:
              line: 5
              quote: '- Time: 08:00 to 12:00 (noon)'
        phases:
        """, """
          source:
            line: 6
            quote: Upgrade
          steps:
        """);
  }

  @Test
  void answersMakeAPlanOfIt() {
    var imported = Shown.imported("wiki.txt", WIKI.getBytes(StandardCharsets.UTF_8));
    for (var question : imported.questions()) {
      var answer = question.proposed().orElse("America/Los_Angeles");
      imported = ((Imported.Answered.Good) imported.answered(question, answer)).imported();
    }
    assertThat(imported.questions()).isEmpty();
    assertThat(imported.drafts().getFirst().problems()).isEmpty();
    assertThat(Shown.lines(imported)).contains("8 - prabhu 08:10", "17 - joncarlo D+120m");
  }

  @Test
  void anAnswerThatNoPlanCanHaveIsRefusedAndNothingChanges() {
    var imported = Shown.imported("wiki.txt", WIKI.getBytes(StandardCharsets.UTF_8));
    var at = imported.questions().stream().filter(q -> q.field().equals("at")).findFirst()
        .orElseThrow();
    assertThat(imported.answered(at, "half past eight")).isInstanceOf(Imported.Answered.Bad.class);
    var lead = imported.questions().stream().filter(q -> q.field().equals("lead")).findFirst()
        .orElseThrow();
    assertThat(imported.answered(lead, " , ")).isInstanceOf(Imported.Answered.Bad.class);
    assertThat(imported.questions()).contains(at, lead);
  }

  @Test
  @Tag("R17")
  @Tag("R18")
  void commandsStayAsTheyAreAndRunNothing() {
    var yaml = Shown.imported("c.txt", """
        Steps:
        1. cp -r /backup/config .
        2. Put this line into the crontab
           - 15 1 * * * /usr/local/bin/nightly.sh > /dev/null 2>&1
        """.getBytes(StandardCharsets.UTF_8)).drafts().getFirst().yaml();
    assertThat(yaml).contains("[cp -r /backup/config .]",
        "15 1 * * * /usr/local/bin/nightly.sh > /dev/null 2>&1").doesNotContain("run:", "ssh:");
  }

  @Test
  @Tag("R43")
  void aStepThatWaitsForSomebodysWordHasAGateBeforeIt() {
    assertThat(steps("g.txt", """
        Go-live

        1) Test it          - Ann          8.30 am

        2) Open it          - Bob          9.00 am

        Note - Wait for Ann to confirm
        """)).containsExactly("== -", "= release", "3 1) ann 08:30",
        "7 - - - gate=ann", "5 2) bob 09:00");
  }

  @Test
  @Tag("R05")
  void aTableIsReadByItsHeaderAndWhatNobodyUnderstandsIsANote() {
    var csv = """
        Task,Owner,Start,Duration,Predecessor,Approver
        Freeze the source,Ann,22:00,30,,Zoe
        "Copy, then count",Bob,,2h,1,
        Open it,Ann,,soon,2,
        """.replace("Task,", "No,Task,").replace("\nFreeze", "\n1,Freeze")
        .replace("\n\"Copy", "\n2,\"Copy").replace("\nOpen", "\n3,Open");
    assertThat(lines("plan.csv", csv)).contains("2 1 ann 22:00", "3 2 bob -", "4 3 ann -",
        "? 4 takes soon");
    assertThat(Shown.imported("plan.csv", csv.getBytes(StandardCharsets.UTF_8)).drafts().getFirst()
        .yaml()).contains("Approver: Zoe", "needs: [row-2]", "takes: 30m", "takes: 2h");
  }

  @Test
  void aWorkbookIsReadAsATable() throws IOException {
    var rows = List.of(List.of("Task", "Who", "When"), List.of("Stop it", "Ann", "08:00"),
        List.of("Start it", "Bob", "09:00"));
    assertThat(Shown.lines(Shown.imported("plan.xlsx", workbook(rows)))).contains("2 - ann 08:00",
        "3 - bob 09:00");
  }

  private static byte[] workbook(List<List<String>> rows) throws IOException {
    var sheet = new StringBuilder("<worksheet xmlns=\"http://schemas.openxmlformats.org/"
        + "spreadsheetml/2006/main\"><sheetData>");
    for (int r = 0; r < rows.size(); r++) {
      sheet.append("<row r=\"").append(r + 1).append("\">");
      for (int c = 0; c < rows.get(r).size(); c++) {
        sheet.append("<c r=\"").append((char) ('A' + c)).append(r + 1)
            .append("\" t=\"inlineStr\"><is><t>").append(rows.get(r).get(c))
            .append("</t></is></c>");
      }
      sheet.append("</row>");
    }
    var relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    var types = "http://schemas.openxmlformats.org/package/2006/";
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("[Content_Types].xml", "<Types xmlns=\"" + types + "content-types\"><Override"
        + " PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument"
        + ".spreadsheetml.sheet.main+xml\"/></Types>");
    entries.put("_rels/.rels", "<Relationships xmlns=\"" + types
        + "relationships\"><Relationship Id=\"rId1\" Type=\"" + relations
        + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
    entries.put("xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/"
        + "spreadsheetml/2006/main\" xmlns:r=\"" + relations
        + "\"><sheets><sheet name=\"Plan\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
    entries.put("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"" + types
        + "relationships\"><Relationship Id=\"rId1\" Type=\"" + relations
        + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
    entries.put("xl/worksheets/sheet1.xml", sheet + "</sheetData></worksheet>");
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
