package rollcall.bot;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The three floors of the house, seen from the lowest: bot, commands, plans, only downward. */
class HouseTest {
  private static final JavaClasses HOUSE = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("rollcall");

  @Test
  void theModulesDependOnlyDownward() {
    noClasses().that().resideInAPackage("rollcall.plans..").should().dependOnClassesThat()
        .resideInAnyPackage("rollcall.commands..", "rollcall.bot..").check(HOUSE);
    noClasses().that().resideInAPackage("rollcall.commands..").should().dependOnClassesThat()
        .resideInAPackage("rollcall.bot..").check(HOUSE);
  }

  @Test
  void everyPackageIsNullMarked() {
    HOUSE.stream().filter(c -> c.getPackageName().startsWith("rollcall.bot"))
        .map(JavaClass::getPackage).distinct()
        .forEach(p -> assertThat(p.isAnnotatedWith(NullMarked.class)).as(p.getName()).isTrue());
  }
}
