package org.nasion.app.desktop;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Views know their view model, view models know core, and nobody looks the other way. */
@ArchTag("slow")
@AnalyzeClasses(packages = "org.nasion.app.desktop", importOptions = ImportOption.DoNotIncludeTests.class)
class DesktopLayersTest {

    @ArchTest
    static final ArchRule viewModelsKnowNoViews = noClasses()
            .that()
            .resideInAPackage("..desktop.viewmodel..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "javafx.scene..",
                    "javafx.stage..",
                    "javafx.animation..",
                    "..desktop.film..",
                    "..desktop.panel..",
                    "..desktop.action..");

    @ArchTest
    static final ArchRule theNetworkIsSeenOnlyThroughItsPort =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("org.nasion.model..");

    @ArchTest
    static final ArchRule noSwing =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("javax.swing..", "java.awt..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("org.nasion.app.desktop.(*)..").should().beFreeOfCycles();
}
