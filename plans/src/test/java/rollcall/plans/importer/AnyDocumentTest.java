package rollcall.plans.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import rollcall.plans.document.Document;
import rollcall.plans.format.PlanFile;

/**
 * Whatever a document holds, it is read and imported or refused, within a second. Goes through a
 * few thousand inputs; a million are {@code mvn -pl plans verify -Dtest=AnyDocumentTest
 * -Drollcall.inputs=1000000}.
 */
class AnyDocumentTest {
  private static final long INPUTS = Long.getLong("rollcall.inputs", 3_000);
  private static final long SEED = 20_070_818;
  private static final long A_SECOND = 1_000_000_000L;
  private static final Path DOCUMENTS = Path.of("..", "..", "shared", "documents");
  private static final List<String> ENDINGS = List.of(".txt", ".md", ".html", ".org", ".csv",
      ".mediawiki", ".xlsx", "");
  private static final List<String> TRICKS = List.of("\n", "\n\n", "- ", "* ", "1. ", "1) ", "a) ",
      "[ ] ", "[x] ", "# ", "== ", "==", "**", "|", "||", "|---|", "{|", "|}", "|-", "<table>",
      "<td>", "</td>", "<li>", "<ul>", "<!--", "-->", "<pre>", "```", "'''", "''", "`", "~~",
      "(08:00 Ann)", "(S + 2m Ben)", "8.50 a", "08:00 - 09:00", "T-5", "D+2", "Ann, Ben, ...", ":",
      ",", "\"", "\"\"", "\t", "\u00a0", "\u2028", "\uFEFF", "\u0000", "\uD83D\uDE00", "é", "–",
      "Rollback", "Phase 2", "wait for Ann to confirm", "host[01-03]", "$ rm -rf /", "CR-12",
      "Content-Type: text/x-zim-wiki\n", "* TODO ", ":PROPERTIES:", "#+TITLE: ", "{code}", "h2. ",
      "&amp;", "&#0;", "[[a|b]]", "[a](b)", "Task,Owner,Start", "PK\u0003\u0004", "%PDF-", "{\"");
  private static final List<String> SAMPLES = List.of("""
      Upgrade of the wiki
      Maintenance window
      - Date: August 18, 2027
      Upgrade
      - (08:00 Joncarlo) Block client access
      - (08.10 a Prabhu) Clone the production database
          - wiki-869.sql
      - (12:00 Joncarlo) Open public access again
      Fallback (if needed)
      - (12:10 Prabhu) Restore the database
      """, """
      # Release 4

      Lead: Ann

      ## Before
      - [x] Stage the build on `www[01-03]`
      - [ ] Tell Ben
      ## Release
      | When | What | Who |
      |------|------|-----|
      | 08:00 | Stop it | Ann |
      | S+5m | Wait for Ben to confirm | Ben, Cy |

      ```
      systemctl stop it
      ```
      """, """
      <html><body><h1>Cutover</h1><table><tr><th>Task</th><th>Owner</th><th>Start</th></tr>
      <tr><td>Stop<br>it</td><td>Ann</td><td>08:00</td></tr><tr><td><ul><li>Copy</li></ul></td>
      <td>Ben</td><td>T-5</td></tr></table><h2>Rollback</h2><ol><li>Start it</li></ol></body></html>
      """, """
      == Upgrade ==
      * Stop it (Ann)
      ** on host-01
      # Copy it
      {|
      ! Step !! Who
      |-
      | Start it || Ben
      |}
      == Rollback ==
      """, """
      #+TITLE: Upgrade
      * Before
      ** TODO Tell Ann
      * Release
      - [ ] 08:00 Stop it
      """, """
      ID,Task,Owner,Start,Duration,Predecessor
      1,Stop it,Ann,08:00,5 min,
      2,"Copy, and wait",Ben,08:05,1h,1
      """);

  private static final List<String> SEEDS = seeds();

  private static List<String> seeds() {
    var all = new ArrayList<>(SAMPLES);
    if (Files.isDirectory(DOCUMENTS)) {
      try (var files = Files.list(DOCUMENTS)) {
        for (var file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
          all.add(Files.readString(file));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return all;
  }

  @Test
  void itIsImportedOrRefusedWithinASecond() {
    var imported = new LongAdder();
    LongStream.range(SEED, SEED + INPUTS).parallel().forEach(seed -> {
      if (tried(seed)) {
        imported.increment();
      }
    });
    assertThat(imported.sum()).as("some inputs still hold a step").isPositive();
  }

  private static boolean tried(long seed) {
    var random = new Random(seed);
    var bytes = input(random);
    var name = "any" + ENDINGS.get(random.nextInt(ENDINGS.size()));
    try {
      long best = Long.MAX_VALUE;
      boolean imported = false;
      // Slow once may be the machine; slow four times is the input.
      for (int i = 0; i < 4 && best > A_SECOND; i++) {
        long began = System.nanoTime();
        imported = imported(name, bytes, random);
        best = Math.min(best, System.nanoTime() - began);
      }
      assertThat(best).as("seed %d takes long", seed).isLessThan(A_SECOND);
      return imported;
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("seed " + seed, e);
    }
  }

  private static boolean imported(String name, byte[] bytes, Random random) {
    if (!(Document.read(name, bytes) instanceof Document.Outcome.Good(var document))) {
      return false;
    }
    var imported = Imported.of(document);
    if (random.nextInt(4) == 0) {
      imported.json();
    }
    for (var draft : imported.drafts()) {
      PlanFile.read(draft.id(), draft.yaml().getBytes(StandardCharsets.UTF_8));
    }
    if (!imported.questions().isEmpty() && random.nextInt(4) == 0) {
      var question = imported.questions().get(random.nextInt(imported.questions().size()));
      imported.answered(question, question.proposed().orElse("Ann"));
    }
    return !imported.drafts().isEmpty();
  }

  private static byte[] input(Random random) {
    if (random.nextInt(10) == 0) {
      var bytes = new byte[random.nextInt(400)];
      random.nextBytes(bytes);
      return bytes;
    }
    var text = new StringBuilder(random.nextInt(8) == 0 ? "" : sample(random));
    for (int n = 1 + random.nextInt(12); n > 0; n--) {
      mutate(text, random);
    }
    return text.toString().getBytes(random.nextInt(6) == 0
        ? StandardCharsets.ISO_8859_1
        : random.nextInt(20) == 0 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
  }

  private static void mutate(StringBuilder text, Random random) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + random.nextInt(120));
    switch (random.nextInt(6)) {
      case 0 -> text.delete(at, end);
      case 1 -> text.insert(at, text.substring(at, end));
      case 2 -> text.insert(at, one(TRICKS, random).repeat(1 + random.nextInt(40)));
      case 3 -> text.insert(at, (char) random.nextInt(0x3000));
      case 4 -> {
        var other = sample(random);
        int from = random.nextInt(other.length());
        text.insert(at, other, from, Math.min(other.length(), from + random.nextInt(300)));
      }
      default -> text.insert(at, one(TRICKS, random));
    }
  }

  /** Mostly a short one, so that a mutation hits what matters. */
  private static String sample(Random random) {
    return one(random.nextInt(8) == 0 ? SEEDS : SAMPLES, random);
  }

  private static String one(List<String> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }
}
