package eu.akkoord.platform.test;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Rules about packages that hold in every module; its {@code ArchitectureTest} includes them. */
public final class PackageRules {
    @ArchTest
    public static final ArchRule no_circle_of_packages =
            slices().matching("eu.akkoord.(**)").should().beFreeOfCycles();

    private PackageRules() {}
}
