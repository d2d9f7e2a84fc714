package rollcall.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.plans.importer.Draft;

/** Where {@code plan import} writes what, and what it leaves alone. */
class PlanImportFilesTest {
  private static final Draft WIKI = new Draft("wiki", "The wiki", "id: wiki # Grüße\n");
  private static final Draft MAIL = new Draft("mail", "The mail", "id: mail\n");
  @TempDir
  private Path folder;

  @Test
  void oneDraftBecomesTheFileThatIsNamed() throws Exception {
    written(List.of(WIKI), at("x.yaml"), false);
    assertThat(at("x.yaml")).hasContent("id: wiki # Grüße\n");
    assertOnly("x.yaml");
  }

  @Test
  void oneDraftInAFolderIsCalledByItsId() throws Exception {
    written(List.of(WIKI), folder, false);
    assertOnly("wiki.plan.yaml");
  }

  @Test
  void severalDraftsWantAFolder() throws Exception {
    assertThat(refused(List.of(WIKI, MAIL), at("x.yaml"), false))
        .isEqualTo("the document holds 2 plans: name a folder for them, as in -o plans/");
    assertOnly();
    written(List.of(WIKI, MAIL), folder, false);
    assertOnly("mail.plan.yaml", "wiki.plan.yaml");
  }

  @Test
  void aFolderThatEndsWithASlashIsMade() throws Exception {
    written(PlanTargets.of(List.of(WIKI, MAIL), Command.Into.of(folder + "/a/b/"), false));
    assertThat(at("a/b/wiki.plan.yaml")).exists();
    assertThat(at("a/b/mail.plan.yaml")).exists();
  }

  @Test
  void ofSeveralFilesNoneIsWrittenWhereOneIsThereAlready() throws Exception {
    Files.writeString(at("mail.plan.yaml"), "mine");
    assertThat(refused(List.of(WIKI, MAIL), folder, false))
        .isEqualTo(at("mail.plan.yaml") + " is there already; --force overwrites it");
    assertOnly("mail.plan.yaml");
    written(List.of(WIKI, MAIL), folder, true);
    assertThat(at("mail.plan.yaml")).hasContent("id: mail\n");
  }

  @Test
  void aLinkStaysOne() throws Exception {
    Files.writeString(at("real.yaml"), "mine");
    Files.createSymbolicLink(at("link.yaml"), Path.of("real.yaml"));
    assertThat(refused(List.of(WIKI), at("link.yaml"), false)).contains("is there already");
    written(List.of(WIKI), at("link.yaml"), true);
    assertThat(at("link.yaml")).isSymbolicLink();
    assertThat(at("real.yaml")).hasContent(WIKI.yaml());
    assertOnly("link.yaml", "real.yaml");
  }

  @Test
  void whatIsNoFileIsNeverWrittenOver() throws Exception {
    Files.createDirectory(at("wiki.plan.yaml"));
    assertThat(refused(List.of(WIKI), folder, true)).contains("no file that I write over");
    assertThat(refused(List.of(WIKI), Path.of("/dev/null"), true))
        .contains("no file that I write over");
    assertThat(refused(List.of(WIKI), at("no/x.yaml"), false))
        .isEqualTo("there is no folder " + at("no"));
    Files.writeString(at("file"), "mine");
    assertThat(refused(PlanTargets.of(List.of(WIKI), Command.Into.of(folder + "/file/"), true)))
        .isEqualTo("there is no folder " + at("file"));
  }

  @Test
  void anIdThatLeadsElsewhereNamesNoFile() {
    var elsewhere = new Draft("../wiki", "x", "");
    assertThat(refused(List.of(elsewhere), folder, true)).contains("cannot be the name of a file");
    assertThat(refused(List.of(WIKI, WIKI), folder, true)).contains("have one id");
  }

  @Test
  void afterAFailureNothingIsLeft() throws Exception {
    var unfit = new Draft("mail", "A text that UTF-8 does not have", "\ud800");
    assertThatThrownBy(() -> written(List.of(WIKI, unfit), folder, false))
        .isInstanceOf(IOException.class);
    assertOnly();
  }

  private void assertOnly(String... names) throws IOException {
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder(names);
    }
  }

  private Path at(String name) {
    return folder.resolve(name);
  }

  private static void written(List<Draft> drafts, Path into, boolean force) throws IOException {
    written(PlanTargets.of(drafts, new Command.Into(into, false), force));
  }

  private static void written(PlanTargets.Found found) throws IOException {
    switch (found) {
      case PlanTargets.Found.Bad(String why) -> throw new AssertionError(why);
      case PlanTargets.Found.Good(PlanTargets files) -> {
        var told = new ArrayList<PlanTargets.Target>();
        files.write(told::add);
        assertThat(told).isEqualTo(files.targets());
      }
    }
  }

  private static String refused(List<Draft> drafts, Path into, boolean force) {
    return refused(PlanTargets.of(drafts, new Command.Into(into, false), force));
  }

  private static String refused(PlanTargets.Found found) {
    return switch (found) {
      case PlanTargets.Found.Bad(String why) -> why;
      case PlanTargets.Found.Good(PlanTargets files) -> throw new AssertionError(files);
    };
  }
}
