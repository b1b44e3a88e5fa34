package eu.akkoord.dossiers;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import eu.akkoord.platform.test.PackageRules;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

@AnalyzeClasses(packages = "eu.akkoord.dossiers", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] DOMAIN = {
        "eu.akkoord.dossiers.party",
        "eu.akkoord.dossiers.agreement",
        "eu.akkoord.dossiers.access",
        "eu.akkoord.dossiers.dossier",
        "eu.akkoord.dossiers.document",
        "eu.akkoord.dossiers.visit",
        "eu.akkoord.dossiers.session",
        "eu.akkoord.dossiers.participant",
        "eu.akkoord.dossiers.calendar",
        "eu.akkoord.dossiers.bulk",
        "eu.akkoord.dossiers.person"
    };

    @ArchTest
    static final ArchTests PACKAGES = ArchTests.in(PackageRules.class);

    @ArchTest
    static final ArchRule THE_DOMAIN_IS_PLAIN_JAVA = classes()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "eu.akkoord.dossiers.party",
                    "eu.akkoord.dossiers.agreement",
                    "eu.akkoord.dossiers.access",
                    "eu.akkoord.dossiers.dossier",
                    "eu.akkoord.dossiers.document",
                    "eu.akkoord.dossiers.visit",
                    "eu.akkoord.dossiers.bulk",
                    "eu.akkoord.dossiers.calendar",
                    "eu.akkoord.dossiers.session",
                    "eu.akkoord.dossiers.participant",
                    "eu.akkoord.dossiers.person",
                    "eu.akkoord.platform.store",
                    "eu.akkoord.platform.desk",
                    "eu.akkoord.platform.desk.consent",
                    "eu.akkoord.platform.core.time",
                    "eu.akkoord.platform.core.facts",
                    "eu.akkoord.platform.core.text",
                    "eu.akkoord.platform.core.authority",
                    "eu.akkoord.platform.core.change");

    @ArchTest
    static final ArchRule ADAPTERS_ARE_NOT_PUBLIC = classes()
            .that()
            .resideInAnyPackage("..web..", "..mongo..", "..kafka..", "..events..", "..catalogue..", "..schedule..")
            .and()
            .areTopLevelClasses()
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule WEB_KNOWS_NO_STORE = noClasses()
            .that()
            .resideInAPackage("eu.akkoord.dossiers.*.web")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "eu.akkoord.dossiers.*.mongo", "eu.akkoord.dossiers.*.events", "com.mongodb..", "org.bson..");

    @Test
    void features_know_each_other_only_by_their_domain_and_in_one_direction() {
        ApplicationModules.of(DossierServiceApplication.class).verify();
    }
}
