package eu.akkoord.local;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import eu.akkoord.platform.test.PackageRules;

@AnalyzeClasses(packages = "eu.akkoord.local", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests packages = ArchTests.in(PackageRules.class);
}
