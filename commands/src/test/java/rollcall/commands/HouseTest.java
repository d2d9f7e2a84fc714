package rollcall.commands;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What people can say and what they hear is worked out from values: nothing touches the world. */
class HouseTest {
  private static final JavaClasses HOUSE = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("rollcall.commands");

  @Test
  void commandsUsePlansAndNothingBelow() {
    noClasses().should().dependOnClassesThat().resideInAPackage("rollcall.bot..").check(HOUSE);
    slices().matching("rollcall.commands.(*)..").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void nothingHereTouchesTheWorld() {
    noClasses().should().dependOnClassesThat(touchesTheWorld()).check(HOUSE);
    noClasses().should().callMethod(java.time.Instant.class, "now").orShould()
        .callMethod(System.class, "currentTimeMillis").orShould()
        .callMethod(System.class, "nanoTime").check(HOUSE);
  }

  private static DescribedPredicate<JavaClass> touchesTheWorld() {
    return JavaClass.Predicates
        .resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..", "org.slf4j..",
            "org.springframework..", "java.util.concurrent..", "java.util.logging..")
        .or(JavaClass.Predicates.type(Thread.class))
        .or(JavaClass.Predicates.assignableTo(java.time.Clock.class))
        .or(JavaClass.Predicates.type(java.io.File.class)).as("touch files, nets, threads, clocks");
  }

  @Test
  void everyPackageIsNullMarked() {
    HOUSE.stream().map(JavaClass::getPackage).distinct()
        .forEach(p -> assertThat(p.isAnnotatedWith(NullMarked.class)).as(p.getName()).isTrue());
  }
}
