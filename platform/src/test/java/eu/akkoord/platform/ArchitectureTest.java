package eu.akkoord.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "eu.akkoord.platform", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
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

    @ArchTest
    static final ArchRule time_is_plain_java = noClasses()
            .that()
            .resideInAPackage("eu.akkoord.platform.time..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", "org.jspecify..", "eu.akkoord.platform.time..");

    @ArchTest
    static final ArchRule the_servers_for_tests_are_known_to_no_other_package = noClasses()
            .that()
            .resideOutsideOfPackage("eu.akkoord.platform.servers..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("eu.akkoord.platform.servers..");
}
