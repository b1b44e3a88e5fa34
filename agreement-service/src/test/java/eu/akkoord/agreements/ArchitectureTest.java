package eu.akkoord.agreements;

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

@AnalyzeClasses(packages = "eu.akkoord.agreements", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests packages = ArchTests.in(PackageRules.class);

    @ArchTest
    static final ArchRule the_domain_is_plain_java = classes()
            .that()
            .resideInAnyPackage(
                    "eu.akkoord.agreements.party",
                    "eu.akkoord.agreements.agreement",
                    "eu.akkoord.agreements.commitment",
                    "eu.akkoord.agreements.milestone",
                    "eu.akkoord.agreements.overview")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "eu.akkoord.agreements.party",
                    "eu.akkoord.agreements.agreement",
                    "eu.akkoord.agreements.commitment",
                    "eu.akkoord.agreements.milestone",
                    "eu.akkoord.agreements.overview",
                    "eu.akkoord.platform.store",
                    "eu.akkoord.platform.desk",
                    "eu.akkoord.platform.desk.consent",
                    "eu.akkoord.platform.core.facts",
                    "eu.akkoord.platform.core.time",
                    "eu.akkoord.platform.core.authority",
                    "eu.akkoord.platform.core.change");

    @ArchTest
    static final ArchRule adapters_are_not_public = classes()
            .that()
            .resideInAnyPackage("..web..", "..mongo..", "..kafka..", "..events..", "..catalogue..", "..registration..")
            .and()
            .areTopLevelClasses()
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule the_web_knows_no_other_adapter = noClasses()
            .that()
            .resideInAPackage("eu.akkoord.agreements.*.web")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "eu.akkoord.agreements.*.mongo", "eu.akkoord.agreements.*.events", "eu.akkoord.agreements.*.kafka");

    @ArchTest
    static final ArchRule the_store_knows_no_other_adapter = noClasses()
            .that()
            .resideInAPackage("eu.akkoord.agreements.*.mongo")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("eu.akkoord.agreements.*.web", "eu.akkoord.agreements.*.events");

    @ArchTest
    static final ArchRule the_announcements_know_no_other_adapter = noClasses()
            .that()
            .resideInAPackage("eu.akkoord.agreements.*.events")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("eu.akkoord.agreements.*.web", "eu.akkoord.agreements.*.mongo");

    @Test
    void features_use_only_what_another_shows() {
        ApplicationModules.of(AgreementServiceApplication.class).verify();
    }
}
