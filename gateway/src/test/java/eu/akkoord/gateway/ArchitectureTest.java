package eu.akkoord.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import eu.akkoord.platform.test.PackageRules;

@AnalyzeClasses(packages = "eu.akkoord.gateway", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests packages = ArchTests.in(PackageRules.class);

    @ArchTest
    static final ArchRule nothing_stores_or_announces = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.mongodb..",
                    "org.apache.kafka..",
                    "eu.akkoord.platform.store..",
                    "eu.akkoord.platform.kafka..",
                    "eu.akkoord.platform.embedded..",
                    "eu.akkoord.platform.test..",
                    "eu.akkoord.platform.servicetest..",
                    "eu.akkoord.agreements..",
                    "eu.akkoord.dossiers..");

    @ArchTest
    static final ArchRule nobody_builds_on_the_gateway = classes()
            .that()
            .areTopLevelClasses()
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .notBePublic();
}
