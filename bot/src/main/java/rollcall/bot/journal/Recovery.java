package rollcall.bot.journal;

/**
 * What the start had to mend: lines that one copy had and the other lacked, bytes that were torn.
 */
public record Recovery(long linesIntoDatabase, long linesIntoCopy, long bytesCut) {
  public boolean isNothing() {
    return linesIntoDatabase == 0 && linesIntoCopy == 0 && bytesCut == 0;
  }
}
