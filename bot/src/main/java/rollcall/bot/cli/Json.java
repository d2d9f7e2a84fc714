package rollcall.bot.cli;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What commands print for programs: indented, so that people can read it too. */
final class Json {
  private Json() {}

  /** Of maps, lists, texts, numbers and flags. */
  static String text(Object tree) {
    return JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build()
        .writeValueAsString(tree);
  }
}
