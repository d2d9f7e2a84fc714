package rollcall.plans.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import rollcall.plans.document.Document.Outcome;

/** Bytes are a document, or it is said in a line why they are none. */
class DocumentTest {
  private static final String TEXT = "Größe prüfen – 10 €\n";

  private static String shown(byte[] bytes) {
    return Shown.of(Shown.document("plan.txt", bytes));
  }

  private static String refusal(String name, byte[] bytes) {
    assertThat(Document.read(name, bytes)).isInstanceOf(Outcome.Bad.class);
    return ((Outcome.Bad) Document.read(name, bytes)).why();
  }

  private static byte[] bytes(int... bytes) {
    var all = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      all[i] = (byte) bytes[i];
    }
    return all;
  }

  @Test
  void utf8IsReadWithAMarkAndWithout() {
    assertThat(shown(TEXT.getBytes(StandardCharsets.UTF_8))).isEqualTo("1|" + TEXT.strip());
    assertThat(shown(("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("1|" + TEXT.strip());
  }

  @Test
  void utf16IsReadWithAMarkAndWithout() {
    for (var charset : new Charset[]{StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
      var read = "1|" + TEXT.strip() + "\nnote: read as " + charset.name();
      assertThat(shown(TEXT.getBytes(charset))).isEqualTo(read);
      assertThat(shown(("\uFEFF" + TEXT).getBytes(charset))).isEqualTo(read);
    }
  }

  @Test
  void windows1252IsReadAndSaidToBe() {
    assertThat(shown(TEXT.getBytes(Charset.forName("windows-1252")))).isEqualTo("1|" + TEXT.strip()
        + "\nnote: not UTF-8: read as Windows-1252, so look at letters with accents");
  }

  @Test
  void aFewWrongBytesDoNotSpoilUtf8() {
    var bytes = (TEXT + "x").getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 1] = (byte) 0xC3;
    assertThat(shown(bytes)).isEqualTo("1|" + TEXT.strip() + "\n2|\uFFFD"
        + "\nnote: not all of it is UTF-8: what is not is shown as \uFFFD");
  }

  @Test
  void linesEndInAnyOfTheThreeWays() {
    assertThat(shown("a\r\nb\rc\n\nd".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("1|a\n2|b\n3|c\n5^d");
  }

  @Test
  void whatIsNoTextIsRefused() {
    assertThat(refusal("x.bin", bytes(1, 2, 0, 3, 0, 0, 200)))
        .isEqualTo("x.bin is binary, not text: save it as text (UTF-8), HTML, Markdown, CSV or"
            + " XLSX");
    assertThat(refusal("x.txt", bytes())).startsWith("x.txt is empty");
    assertThat(refusal("x.txt", " \n\uFEFF\u00A0\n".getBytes(StandardCharsets.UTF_8)))
        .startsWith("x.txt is empty");
  }

  @Test
  void whatIsTooLargeIsRefused() {
    assertThat(refusal("x.txt", new byte[Document.MOST_BYTES + 1]))
        .startsWith("x.txt has 10485761 bytes; at most 10485760 are read");
    assertThat(refusal("x.txt", "a\n".repeat(200_001).getBytes(StandardCharsets.UTF_8)))
        .startsWith("x.txt has 200001 lines; at most 200000 are read");
  }

  @Test
  void kindsThatAreNotReadAreNamedWithTheWayOut() {
    assertThat(refusal("Plan.DOCX", bytes('P', 'K', 3, 4)))
        .isEqualTo("Plan.DOCX is a Word document,"
            + " which is not read: save it as HTML or copy its text into a .txt file");
    assertThat(refusal("plan", "%PDF-1.7".getBytes(StandardCharsets.UTF_8))).contains("is a PDF");
    assertThat(refusal("plan.txt", "{\\rtf1".getBytes(StandardCharsets.UTF_8)))
        .contains("a rich text document");
  }
}
