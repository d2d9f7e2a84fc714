package rollcall.plans.document;

import java.util.Optional;

/** A kind of file that holds plans but is not read: what it is, and what to do instead. */
enum Foreign {
  WORD("a Word document", Foreign.AS_TEXT, "doc docx dot dotx", ""), EXCEL(
      "an old Excel workbook", "save it as .xlsx or .csv", "xls xlsb",
      ""), WRITER("an OpenDocument text", Foreign.AS_TEXT, "odt ott", ""), CALC(
          "an OpenDocument spreadsheet", "save it as .xlsx or .csv", "ods",
          ""), SLIDES("a presentation", Foreign.AS_TEXT, "ppt pptx odp", ""), PDF(
              "a PDF", "copy its text into a .txt file", "pdf",
              "%PDF-"), RTF("a rich text document", Foreign.AS_TEXT, "rtf",
                  "{\\rtf"), OLE("an old Office document", Foreign.AS_TEXT, "",
                      "\u00D0\u00CF\u0011\u00E0"), IMAGE("an image",
                          "type what it shows into a .txt file",
                          "png jpg jpeg gif",
                          "\u0089PNG");

  private static final String AS_TEXT = "save it as HTML or copy its text into a .txt file";

  private final String what;
  private final String instead;
  /** Without their dots, with blanks between. */
  private final String endings;
  private final String magic;

  Foreign(String what, String instead, String endings, String magic) {
    this.what = what;
    this.instead = instead;
    this.endings = endings;
    this.magic = magic;
  }

  /** By the ending of {@code name}, in lower case, or by how the bytes begin. */
  static Optional<Foreign> of(String name, byte[] bytes) {
    for (var kind : values()) {
      if (kind.ends(name) || kind.begins(bytes)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  private boolean ends(String name) {
    var ending = name.substring(name.lastIndexOf('.') + 1);
    return ending.length() < name.length() && (" " + endings + " ").contains(" " + ending + " ");
  }

  private boolean begins(byte[] bytes) {
    boolean same = !magic.isEmpty() && bytes.length >= magic.length();
    for (int i = 0; same && i < magic.length(); i++) {
      same = (bytes[i] & 0xFF) == magic.charAt(i);
    }
    return same;
  }

  String what() {
    return what;
  }

  String instead() {
    return instead;
  }
}
