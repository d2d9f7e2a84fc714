package rollcall.bot.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FetchAddressTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      http://wiki.example.org/x  | only https:// is fetched, not http://; save the document and import the file
      ftp://wiki.example.org/x   | only https:// is fetched, not ftp://; save the document and import the file
      https://ann@wiki/x         | an address with a user or a password in it is not fetched; save the document and import the file
      https://ann:pw@wiki/x      | an address with a user or a password in it is not fetched; save the document and import the file
      https:///x                 | an address wants a host behind https://, of the letters a-z, digits, dots and -
      https://wi_ki/x            | an address wants a host behind https://, of the letters a-z, digits, dots and -
      https://wiki:0/x           | an address with port 0 cannot be
      https://wiki:65536/x       | an address with port 65536 cannot be
      https://wiki/a b           | that is no address: Illegal character in path
      """)
  void whatIsNotFetchedIsRefusedWithTheReason(String given, String why) {
    assertThat(WebAddress.isMeantBy(given)).isTrue();
    assertThat(WebAddress.of(given)).isEqualTo(new WebAddress.Given.Bad(why));
  }

  @Test
  void aVeryLongAddressIsRefused() {
    assertThat(WebAddress.of("https://wiki/" + "x".repeat(2_000)))
        .isInstanceOf(WebAddress.Given.Bad.class);
  }

  @Test
  void aFileIsNoAddress() {
    assertThat(WebAddress.isMeantBy("C:/plans/x.html")).isFalse();
    assertThat(WebAddress.isMeantBy("https.html")).isFalse();
    assertThat(WebAddress.isMeantBy("./https://x")).isFalse();
  }

  @Test
  void anAddressIsAskedForByItsPartsAndShownWithoutItsQuery() {
    var address = good("HTTPS://Wiki.example.org:8443/a%20b/ü?token=s3cret#part");
    assertThat(address.host()).isEqualTo("Wiki.example.org");
    assertThat(address.port()).isEqualTo(8443);
    assertThat(address.authority()).isEqualTo("Wiki.example.org:8443");
    assertThat(address.target()).isEqualTo("/a%20b/%C3%BC?token=s3cret");
    assertThat(address).hasToString("https://Wiki.example.org:8443/a b/ü");
    assertThat(good("https://[2001:db8::1]").host()).isEqualTo("2001:db8::1");
    assertThat(good("https://[2001:db8::1]").authority()).isEqualTo("[2001:db8::1]");
    assertThat(good("https://wiki?x").target()).isEqualTo("/?x");
  }

  @Test
  void aRedirectIsReadFromWhereItWasSaid() {
    assertThat(redirected("https://wiki", "x")).isEqualTo("https://wiki/x");
    assertThat(redirected("https://wiki/a/b?q", "x/../y")).isEqualTo("https://wiki/a/y");
    assertThat(redirected("https://wiki/a", "//other/b")).isEqualTo("https://other/b");
  }

  @ParameterizedTest
  @CsvSource({
      "https://w/display/viewpage.action,   text/html;charset=UTF-8, viewpage.action.html",
      "https://w/plan.csv,                  text/plain,              plan.csv",
      "https://w/Plan.HTML,                 text/plain,              Plan.HTML",
      "https://w/export,                    text/csv,                export.csv",
      "https://w/raw/README,                text/plain,              README.txt",
      "https://w/raw/x,                     text/markdown,           x.md",
      "https://w/x,  application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, x.xlsx",
      "https://w/x,                         application/pdf,         x",
      "https://w.md/,                       text/html,               w.md.html"})
  void aDocumentIsCalledByItsAddressAndItsType(String address, String type, String name) {
    assertThat(good(address).fileName(Optional.of(type))).isEqualTo(name);
  }

  @Test
  void aLongNameIsCutAndKeepsItsEnding() {
    assertThat(good("https://w/" + "x".repeat(500) + ".csv").fileName(Optional.empty()))
        .hasSize(100).endsWith("x.csv");
    assertThat(good("https://w/" + "x".repeat(500)).fileName(Optional.of("text/html")))
        .endsWith("x.html");
  }

  private static String redirected(String from, String location) {
    return switch (good(from).redirected(location)) {
      case WebAddress.Given.Good(WebAddress to) -> to.toString();
      case WebAddress.Given.Bad(String why) -> throw new AssertionError(why);
    };
  }

  private static WebAddress good(String address) {
    return switch (WebAddress.of(address)) {
      case WebAddress.Given.Good(WebAddress good) -> good;
      case WebAddress.Given.Bad(String why) -> throw new AssertionError(why);
    };
  }
}
