package rollcall.plans;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The house as it was drawn: which package may use which, and what none of this module may. */
class HouseTest {
  /** A package uses those before it, never one after it. */
  private static final List<String> ORDER = List.of("shape", "model", "site", "format", "run",
      "forecast", "lint", "engine",
      "document", "importer");
  private static final JavaClasses HOUSE = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("rollcall.plans");

  @Test
  void aPackageUsesOnlyThoseAboveIt() {
    for (int i = 0; i < ORDER.size(); i++) {
      var below = ORDER.subList(i + 1, ORDER.size()).stream().map(p -> "rollcall.plans." + p)
          .toArray(String[]::new);
      if (below.length > 0) {
        noClasses().that().resideInAPackage("rollcall.plans." + ORDER.get(i)).should()
            .dependOnClassesThat().resideInAnyPackage(below).check(HOUSE);
      }
    }
    slices().matching("rollcall.plans.(*)..").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void everyPackageHasItsPlaceInTheOrder() throws IOException {
    try (var folders = Files.list(Path.of("src/main/java/rollcall/plans"))) {
      assertThat(folders.filter(Files::isDirectory).map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(ORDER);
    }
  }

  @Test
  void nothingHereTouchesTheWorld() {
    noClasses().should().dependOnClassesThat(touchesTheWorld()).check(HOUSE);
    noClasses().should().callMethod(java.time.Instant.class, "now").orShould()
        .callMethod(System.class, "currentTimeMillis").orShould()
        .callMethod(System.class, "nanoTime").check(HOUSE);
  }

  private static DescribedPredicate<JavaClass> touchesTheWorld() {
    return JavaClass.Predicates.resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..",
        "org.slf4j..", "org.springframework..", "java.util.concurrent..", "java.util.logging..")
        .or(JavaClass.Predicates.type(Thread.class))
        .or(JavaClass.Predicates.assignableTo(java.time.Clock.class))
        .or(JavaClass.Predicates.type(java.io.File.class)).as("touch files, nets, threads, clocks");
  }

  @Test
  void everyPackageSaysWhatItIsAndIsNullMarked() {
    classes().should().resideInAnyPackage(ORDER.stream().map(p -> "rollcall.plans." + p)
        .toArray(String[]::new)).check(HOUSE);
    HOUSE.stream().map(JavaClass::getPackage).distinct()
        .forEach(p -> assertThat(p.isAnnotatedWith(NullMarked.class)).as(p.getName()).isTrue());
  }
}
