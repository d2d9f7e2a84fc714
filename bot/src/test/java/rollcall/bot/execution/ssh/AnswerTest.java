package rollcall.bot.execution.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import rollcall.bot.execution.Place;

class AnswerTest {
  private static final String DONE = "ROLLCALL state=DONE rc=3 how=self left=1 length=9 lost=0 boot=b folder=f";

  @Test
  void aStandingIsReadWhole() {
    assertThat(Answer.parse(DONE)).contains(new Answer.Standing(Answer.State.DONE, 3,
        Answer.How.SELF, 1, 9, false, new Place("b", "f")));
  }

  @Test
  void aRefusalKeepsItsWords() {
    assertThat(Answer.parse("ROLLCALL state=REFUSED why=a limit of 0"))
        .contains(new Answer.Refusal("a limit of 0"));
  }

  @Test
  void whatIsNotWhollyAnAnswerIsNone() {
    for (String line : List.of("", "ROLLCALL", "ROLLCALL alive", " " + DONE,
        "ROLLCALL state=DONE rc=3", DONE.replace("DONE", "WELL"), DONE.replace("rc=3", "rc=three"),
        DONE.replace("self", "magic"), DONE.replace("length=9", "length=9999999999999999999")))
      assertThat(Answer.parse(line)).as(line).isEmpty();
  }

  @Test
  void outputIsTakenByLengthHoweverItLooksAndHoweverItIsCutUp() {
    String raw = "a\n" + DONE + "\n\0\u007f";
    byte[] stream = ("motd\nROLLCALL out 7 " + raw.length() + "\n" + raw + DONE + "\n")
        .getBytes(UTF_8);
    for (int size : new int[]{1, 2, 7, stream.length}) {
      var out = new ByteArrayOutputStream();
      var reader = new AnswerReader((offset, bytes) -> {
        assertThat(offset).isEqualTo(7 + out.size());
        while (bytes.hasRemaining())
          out.write(bytes.get());
      });
      for (int at = 0; at < stream.length; at += size)
        reader.write(stream, at, Math.min(size, stream.length - at));
      assertThat(out.toString(UTF_8)).isEqualTo(raw);
      assertThat(reader.answer().join()).isEqualTo(Answer.parse(DONE));
    }
  }

  @Test
  void aStreamThatEndsWithoutAnAnswerHasNone() {
    var reader = new AnswerReader((_, _) -> {
    });
    reader.write(DONE.getBytes(UTF_8), 0, DONE.length());
    reader.close();
    assertThat(reader.answer().join()).isEmpty();
  }

  @Test
  void anEndlessLineIsPassedOverWithoutKeepingIt() {
    var reader = new AnswerReader((_, _) -> {
    });
    byte[] noise = "x".repeat(AnswerReader.MAX_LINE_BYTES * 3).getBytes(UTF_8);
    reader.write(noise, 0, noise.length);
    byte[] rest = ("\n" + DONE + "\n").getBytes(UTF_8);
    reader.write(rest, 0, rest.length);
    assertThat(reader.answer().join()).isPresent();
  }
}
