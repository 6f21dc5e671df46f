package org.nasion.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may call whom: core ← model ← app, and no room calls back up. */
@ArchTag("slow")
@AnalyzeClasses(packages = "org.nasion", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule coreKnowsNoDesktopNoNetworkRuntimeAndNoOpenCv = noClasses()
            .that()
            .resideInAnyPackage("org.nasion.core..", "org.nasion.lab.phantom..", "org.nasion.lab.postgres..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "javafx..",
                    "org.opencv..",
                    "nu.pattern..",
                    "ai.djl..",
                    "ai.onnxruntime..",
                    "org.nasion.model..",
                    "org.nasion.app..",
                    "picocli..");

    @ArchTest
    static final ArchRule modelKnowsNoDesktop = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.nasion.model..",
                    "org.nasion.lab.evaluation..",
                    "org.nasion.lab.prepare..",
                    "org.nasion.lab.stress..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "org.nasion.app..", "picocli..");

    /** What researchers and developers measure with may fail or be slow without a clinic noticing. */
    @ArchTest
    static final ArchRule nothingOfTheClinicCallsTheLab = noClasses()
            .that()
            .resideOutsideOfPackage("org.nasion.lab..")
            .and()
            .doNotHaveFullyQualifiedName("org.nasion.app.cli.NasionCommand")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.nasion.lab..");

    @ArchTest
    static final ArchRule theDesktopSeesTheNetworkOnlyThroughCoresPort = noClasses()
            .that()
            .resideInAPackage("org.nasion.app.desktop..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nasion.model..", "org.nasion.app.cli..");

    @ArchTest
    static final ArchRule theWindowAndTheTracingOfFilmsDoNotKnowTheModel = classes()
            .that()
            .resideInAPackage("org.nasion.model..")
            .should()
            .onlyBeAccessed()
            .byClassesThat()
            .resideInAnyPackage(
                    "org.nasion.model..",
                    "org.nasion.app",
                    "org.nasion.app.cli..",
                    "org.nasion.lab..",
                    "org.nasion.app.compare..",
                    "org.nasion.app.study..")
            .because("the window and the tracing of films know the network as core's LandmarkDetector alone");

    @ArchTest
    static final ArchRule coreHasNoCycles =
            slices().matching("org.nasion.core.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule modelHasNoCycles =
            slices().matching("org.nasion.model.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theDesktopHasNoCycles =
            slices().matching("org.nasion.app.desktop.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule geometryStandsAlone = classes()
            .that()
            .resideInAPackage("org.nasion.core.geometry..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "org.nasion.core.geometry..");

    @ArchTest
    static final ArchRule noClassIsNamedForDoingEverything = noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils");

    /** What is printed past it may steer the terminal. */
    @ArchTest
    static final ArchRule theCommandLinePrintsThroughTheTerminal = noClasses()
            .that()
            .resideInAnyPackage("org.nasion.app.cli..", "org.nasion.lab.command..")
            .and()
            .doNotHaveFullyQualifiedName("org.nasion.app.cli.Terminal")
            .should(ACCESS_STANDARD_STREAMS);

    /** One word one meaning: whoever reads a name need not ask which of two is meant. */
    @ArchTest
    static void noSimpleNameStandsForTwoThings(JavaClasses all) {
        Map<String, List<String>> byName = all.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName,
                        TreeMap::new,
                        Collectors.mapping(JavaClass::getName, Collectors.toList())));
        byName.values().removeIf(names -> names.size() < 2);
        assertEquals(Map.of(), byName);
    }

    /** Where a class grows past this, two things live in one. */
    private static final int MOST_LINES = 350;

    @ArchTest
    static void noClassIsTooLongToBeReadAtOnce(JavaClasses all) throws IOException {
        Map<String, Long> longer = new TreeMap<>();
        long read = 0;
        for (String module : List.of("core", "model", "app")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    read++;
                    try (Stream<String> lines = Files.lines(file)) {
                        long count = lines.count();
                        if (count > MOST_LINES) {
                            longer.put(file.getFileName().toString(), count);
                        }
                    }
                }
            }
        }
        assertTrue(read > all.stream().filter(JavaClass::isTopLevelClass).count() / 2, "the sources were found");
        assertEquals(Map.of(), longer);
    }
}
