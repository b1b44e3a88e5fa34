package eu.akkoord.platform.servicetest;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import eu.akkoord.platform.test.PackageRules;

@AnalyzeClasses(packages = "eu.akkoord.platform", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests packages = ArchTests.in(PackageRules.class);

    @ArchTest
    static final ArchRule no_service_is_known_here = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "eu.akkoord.agreements..", "eu.akkoord.dossiers..", "eu.akkoord.gateway..", "eu.akkoord.local..");

    @ArchTest
    static final ArchRule no_word_of_the_domain_names_a_class = classes()
            .should()
            .haveNameNotMatching("(?i).*(agreement|dossier|visit|commitment|delegation|session|reciprocity|theme).*");

    @ArchTest
    static final ArchRule no_class_is_a_drawer =
            classes().should().haveNameNotMatching(".*(Util|Utils|Helper|Manager|Impl|Dto|Entity)$");

    /** A period says why it is refused, a change note knows the request that it came with. */
    private static final String[] PLAIN = {
        "eu.akkoord.platform.core.time..", "eu.akkoord.platform.core.message..", "eu.akkoord.platform.core.authority.."
    };

    @ArchTest
    static final ArchRule times_and_callers_are_plain_java = noClasses()
            .that()
            .resideInAnyPackage("eu.akkoord.platform.core.time..", "eu.akkoord.platform.core.authority..")
            .should()
            .dependOnClassesThat(resideOutsideOfPackages("java..", "org.jspecify..")
                    .and(resideOutsideOfPackages(PLAIN))
                    .and(resideOutsideOfPackages("eu.akkoord.platform.core")));

    private static final String[] FIXTURES = {
        "eu.akkoord.platform.embedded..", "eu.akkoord.platform.test..", "eu.akkoord.platform.servicetest.."
    };

    @ArchTest
    static final ArchRule what_is_for_tests_is_known_to_nothing_else = noClasses()
            .that()
            .resideOutsideOfPackages(FIXTURES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FIXTURES);
}
