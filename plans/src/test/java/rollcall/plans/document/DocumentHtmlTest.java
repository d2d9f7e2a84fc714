package rollcall.plans.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.plans.document.Document.Outcome;

/** A page becomes the lines that a browser would show. */
class DocumentHtmlTest {
  private static String shown(String html) {
    return Shown.of("plan.html", html);
  }

  @Test
  void whatABrowserShowsIsRead() {
    assertThat(shown("""
        <html><head><title>Release</title><style>p { x: y }</style></head><body>
        <header>Logo</header><nav><a href="/">Home</a></nav>
        <h1>Friday</h1>
        <p><b>Ahead of time:</b></p>
        <p>Stop <code>a_b &amp; c</code>,
        then <del>wait</del> <b>go</b></p>
        <p hidden>no</p><p style="display: none">no</p><script>no</script>
        <div>one<br>two</div>
        <hr>
        <footer>Imprint</footer>
        </body></html>
        """)).isEqualTo("""
        3|# Friday
        4^!Ahead of time:
        5^Stop `a_b & c`, then ~~wait~~ go
        8|one
        8|two
        9|----""");
  }

  @Test
  void theTitleOfTheBrowserStandsInForOneOfThePage() {
    assertThat(shown("<html><title>Release</title><p>Stop</p></html>"))
        .isEqualTo("1|# Release\n1^Stop");
  }

  @Test
  void pointsOfListsAreCountedAsABrowserCounts() {
    assertThat(shown("""
        <ol start="3">
          <li>Stop
            <ul>
              <li>at once</li>
              <li><p>slowly</p><p>with care</p></li>
            </ul>
          </li>
          <li value="10">Start</li>
          <li>Look<br>around</li>
        </ol>
        """)).isEqualTo("""
        2|(3. =3) Stop
        4|.(•) at once
        5|.(•) slowly
        5^..with care
        8|(10. =10) Start
        9|(11. =11) Look
        9|.around""");
  }

  @Test
  void boxesAreTickedOrOpen() {
    assertThat(shown("""
        <ul><li><input type="checkbox" checked> a</li><li><input type="checkbox"> b</li></ul>
        <ul class="inline-task-list">
        <li class="checked" data-inline-task-id="1"><span>c</span></li>
        <li data-inline-task-id="2">d</li></ul>
        """)).isEqualTo("""
        1|([x] done) a
        1|([ ] open) b
        3|([x] done) c
        4|([ ] open) d""");
  }

  @Test
  void whatConfluenceKeepsIsRead() {
    assertThat(shown("""
        <ac:task-list><ac:task><ac:task-id>1</ac:task-id>
        <ac:task-status>complete</ac:task-status>
        <ac:task-body>Stop <ac:link><ri:user ri:userkey="u" /></ac:link> on \
        <time datetime="2026-11-22" /></ac:task-body></ac:task></ac:task-list>
        <p><ac:structured-macro ac:name="status"><ac:parameter ac:name="colour">Red</ac:parameter>\
        <ac:parameter ac:name="title">OPEN</ac:parameter></ac:structured-macro> see
        <ac:link><ri:page ri:content-title="the page" /></ac:link></p>
        <ac:structured-macro ac:name="code"><ac:parameter ac:name="language">sh</ac:parameter>
        <ac:plain-text-body><![CDATA[ls <x>
          pwd]]></ac:plain-text-body></ac:structured-macro>
        <ac:structured-macro ac:name="expand"><ac:parameter ac:name="title">Way back\
        </ac:parameter><ac:rich-text-body><p>Undo</p></ac:rich-text-body></ac:structured-macro>
        """)).isEqualTo("""
        3|([x] done) Stop on 2026-11-22
        4^OPEN see the page
        7|> ls <x>
        8|>   pwd
        9|!Way back
        9^Undo""");
  }

  @Test
  void preformattedLinesAreCodeWithTheirNumbers() {
    assertThat(shown("""
        <p>Run</p>
        <pre>
        one &lt;x&gt;
          <b>two</b>

        </pre>
        """)).isEqualTo("""
        1|Run
        3|> one <x>
        4|>   two
        5|>\s""");
  }

  @Test
  void noBreakSpacesPartColumnsAndTypedMarkersCount() {
    assertThat(shown("""
        <p>&nbsp;1)&nbsp; &nbsp; Stop&nbsp; &nbsp; &nbsp;- Ann</p>
        <p>-&nbsp; &nbsp;15 1 * * * /usr/bin/x</p>
        """)).isEqualTo("""
        1|.(1) =1) Stop     - Ann
        2^(-) 15 1 * * * /usr/bin/x""");
  }

  @Test
  void wordsMarkersOfWordAreMarkers() {
    assertThat(shown(
        """
            <p class=MsoListParagraph><span style='mso-list:Ignore'>2.<span>&nbsp; </span></span>Stop</p>
            <p class=MsoListParagraph><span style='mso-list:Ignore'>o<span>&nbsp; </span></span>Go</p>
            """))
        .isEqualTo("""
            1|(2. =2) Stop
            2^(o) Go""");
  }

  @Test
  void tablesHaveTheirHeaderAndTheirNumbers() {
    assertThat(shown("""
        <table>
        <caption>Who</caption>
        <tr><th>No<th>What<th>Who
        <tr><td>1<td>Stop<ul><li>a</li><li>b</li></ul><td>Ann
        <tr><td></td></tr>
        </table>
        <table>
        <tbody>
        <tr>
        <td><p>What</p></td>
        <td><p>When</p></td>
        </tr>
        <tr>
        <td><p>Stop</p>
        <p><br /></p>
        <p>- now</p></td>
        <td>8.00 am</td>
        </tr>
        </tbody>
        </table>
        <table><tr><th>Lead</th><td>Ann</td></tr><tr><th>Day</th><td>Friday</td></tr></table>
        """)).isEqualTo("""
        2|Who
        1^table [No, What, Who]
          4| 1 | Stop / (•) a / (•) b | Ann
        7^table [What, When]
          13| Stop / (-) now | 8.00 am
        21^table []
          21| Lead | Ann
          21| Day | Friday""");
  }

  @Test
  void aCellStandsWhereverItSpans() {
    assertThat(shown("""
        <table><tr><th>What</th><th colspan=2>Who</th></tr>
        <tr><td rowspan=2>Stop</td><td>Ann</td><td>Bob</td></tr>
        <tr><td colspan=2>Eve</td></tr>
        <tr><td>Start</td></tr></table>
        """)).isEqualTo("""
        1|table [What, Who, Who]
          2| Stop | Ann | Bob
          3| Stop | Eve | Eve
          4| Start""");
  }

  @Test
  void aTableThatOnlyHoldsThePageTogetherIsNone() {
    assertThat(shown("<table><tr><td><h2>Steps</h2><p>Stop</p></td></tr></table>"))
        .isEqualTo("1|## Steps\n1^Stop");
  }

  @Test
  void aPieceOfHtmlWithinATextKeepsItsNumbers() {
    assertThat(Shown.of("plan.txt", """
        Steps

        <table>
        <tr><td>What</td><td>Who</td></tr>
        <tr><td>Stop</td><td>Ann</td></tr>
        </table>
        1. Look
        <p>is *no* end
        """)).isEqualTo("""
        1|Steps
        3^table [What, Who]
          5| Stop | Ann
        7|(1. =1) Look
        8|is no end""");
  }

  @Test
  void aPageThatBreaksOffIsReadAsFarAsItGoes() {
    assertThat(
        shown("<html><body><table><tr><td>Stop</td><td>Ann</td></tr><tr><td>Start</td><td cl"))
        .isEqualTo("""
            1|table [Stop, Ann]
              1| Start
            note: the page breaks off before its end; what is there was read
            note: the HTML breaks off within a tag; what is there was read""");
  }

  @Test
  void aPageIsKnownByItsTagsWhateverItsName() {
    assertThat(Shown.of("plan", "<!-- x --><!DOCTYPE html><p>a *b*")).isEqualTo("1|a *b*");
    assertThat(Shown.of("plan.txt", "<div>\n<p>a *b*</p>\n</div>")).isEqualTo("2|a *b*");
    assertThat(Shown.of("plan.txt", "<version> is *new*")).isEqualTo("1|<version> is new");
  }

  @Test
  void aPageWithoutWordsIsRefused() {
    assertThat(Document.read("x.html", "<html><script>x</script>".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new Outcome.Bad("x.html shows no text: a plan has at least one line of it"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<div>", "<b>", "<p><b>", "<b><p>", "<ul><li>", "<table><tr><td>",
      "<font color=x>", "<x:y>", "<x:y/>", "<a>", "<li>", "<span>x", "<table>", "<select>",
      "<template>", "<!--", "<script>", "<h1>", "</b>", "<pre>", "<code>", "<td colspan=1000>x",
      "<blockquote>x", "<td rowspan=99999 colspan=1000>", "<i><b><u><s><tt><p>x", "<", "<br>"})
  void noPageTakesLongerThanASecond(String tags) {
    int times = Math.min(1_000_000, Document.MOST_BYTES / tags.length() - 10);
    var page = ("<table><tr>" + tags.repeat(times)).getBytes(StandardCharsets.UTF_8);
    assertThat(page.length).isLessThanOrEqualTo(Document.MOST_BYTES);
    assertThat(Stopwatch.best(() -> Document.read("plan.html", page)))
        .isLessThan(Duration.ofSeconds(1));
  }
}
