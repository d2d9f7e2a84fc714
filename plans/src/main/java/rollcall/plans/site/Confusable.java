package rollcall.plans.site;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names that a tired person takes for one another: l, I and 1; O and 0; rn and m; Cyrillic and
 * Greek letters that look Latin. The table is short on purpose: it holds what common fonts draw
 * alike, and refuses a rare innocent pair rather than let a false one in.
 */
final class Confusable {
  private static final Map<Integer, String> ALIKE = new HashMap<>();

  static {
    alike("lI1|", "l");
    alike("oO0", "o");
    // Cyrillic, small and capital
    each("аеорсухіѕјһԁкмтвѵԛԝ", "aeopcyxisjhdkmtbvqw");
    each("АВЕКМНОРСТХІЅЈУ", "abekmhopctxlsjy");
    // Greek, small and capital
    each("αικνορτυχγ", "aikvoptuxy");
    each("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "abezhlkmnoptyx");
  }

  private Confusable() {}

  private static void alike(String letters, String one) {
    letters.codePoints().forEach(c -> ALIKE.put(c, one));
  }

  private static void each(String letters, String latin) {
    for (int i = 0; i < letters.length(); i++) {
      ALIKE.put((int) letters.charAt(i), latin.substring(i, i + 1));
    }
  }

  /** What {@code name} looks like; two names with a look in common are confusable. */
  static Set<String> looks(String name) {
    return Set.of(skeleton(name), skeleton(name.toLowerCase(Locale.ROOT)) + " in small letters");
  }

  private static String skeleton(String name) {
    var out = new StringBuilder();
    Normalizer.normalize(name, Normalizer.Form.NFKD).codePoints().filter(Confusable::drawn)
        .forEach(c -> out.append(ALIKE.getOrDefault(c, Character.toString(c))));
    return out.toString().toLowerCase(Locale.ROOT).replace("rn", "m").replace("vv", "w");
  }

  /** Accents and characters without a shape do not tell two names apart. */
  private static boolean drawn(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.FORMAT, Character.CONTROL -> false;
      default -> !Character.isWhitespace(c);
    };
  }
}
