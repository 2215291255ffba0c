package org.labelport.it;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the rules between modules. Modules are found by their folder, so that a new one is under them at once. */
class ArchitectureTest {

    private static final Path ROOT = Path.of(System.getProperty("labelport.root"));

    private static final Map<String, JavaClasses> MODULES = new TreeMap<>();
    private static final Map<String, String> MODULE_OF_PACKAGE = new HashMap<>();
    private static JavaClasses everything;

    @BeforeAll
    static void readModules() throws IOException {
        List<String> modules = new ArrayList<>();
        for (String folder : List.of("", "runtime", "targets", "storages")) {
            modules.addAll(modulesIn(ROOT.resolve(folder).normalize()));
        }
        everything = new ClassFileImporter()
                .importPaths(modules.stream().map(ArchitectureTest::classFolder).toList());
        for (String module : modules) {
            MODULES.put(module, everything.that(lieIn(classFolder(module))));
        }
        MODULES.forEach(
                (module, classes) -> classes.forEach(type -> MODULE_OF_PACKAGE.put(type.getPackageName(), module)));
        assertTrue(MODULES.containsKey("api"), "modules found: " + MODULES.keySet());
        MODULES.forEach((module, classes) -> assertFalse(classes.isEmpty(), module));
    }

    @Test
    void modulesUseOnlyWhatTheyMay() {
        Set<String> offences = new TreeSet<>();
        MODULES.forEach((module, classes) -> classes.forEach(type -> offences.addAll(offences(module, type))));

        assertEquals(Set.of(), offences);
    }

    @Test
    void apiNeedsNoLibrary() {
        ArchRule rule = classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.labelport..",
                        "java..",
                        "org.osgi.annotation..",
                        "org.osgi.service.component.annotations..",
                        "aQute.bnd.annotation..",
                        "org.jspecify.annotations..");

        rule.check(MODULES.get("api"));
    }

    @Test
    void osgiFrameworkStaysAtTheEdge() {
        MODULES.forEach((module, classes) -> {
            if (!Set.of("runtime/plugins", "runtime/shell", "runtime/launcher").contains(module)) {
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.osgi.framework..", "org.osgi.util.tracker..")
                        .allowEmptyShould(true)
                        .check(classes);
            }
        });
    }

    @Test
    void onlyShellAndLauncherPrint() {
        MODULES.forEach((module, classes) -> {
            if (!Set.of("runtime/shell", "runtime/launcher").contains(module)) {
                noClasses()
                        .should(ACCESS_STANDARD_STREAMS)
                        .allowEmptyShould(true)
                        .check(classes);
            }
        });
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.labelport.(**)").should().beFreeOfCycles().check(everything);
    }

    /** Labelport logs with {@code System.Logger}. How the lines of plug-ins that log with Java's logging look has one class. */
    @Test
    void nothingUsesJavaUtilLogging() {
        noClasses()
                .that()
                .haveNameNotMatching("org\\.labelport\\.launcher\\.LogLine.*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .check(everything);
    }

    /** Java's own listing has no order, and throws something unchecked when a disk fails on the way. */
    @Test
    void foldersAreListedByFolderList() {
        noClasses().should().callMethod(Files.class, "list", Path.class).check(everything);
    }

    /** What Math computes may differ in its last digit between processors, and so would the bytes of exports. */
    @Test
    void functionsOfAnglesAreTheSameOnAllMachines() {
        for (String function : List.of("sin", "cos", "tan", "asin", "acos", "atan", "exp", "log", "log10", "cbrt")) {
            noClasses().should().callMethod(Math.class, function, double.class).check(everything);
        }
        for (String function : List.of("atan2", "hypot", "pow")) {
            noClasses()
                    .should()
                    .callMethod(Math.class, function, double.class, double.class)
                    .check(everything);
        }
    }

    private static Set<String> mayUse(String module) {
        return switch (module) {
            case "api", "http" -> Set.of();
            case "dm", "raster" -> Set.of("api", "geometry");
            case "runtime/engine" -> Set.of("api", "http", "geometry", "raster");
            case "runtime/plugins" -> Set.of("api", "runtime/engine", "http");
            case "converter-testkit" -> Set.of("api", "runtime/engine");
            default -> {
                if (module.startsWith("converters-")) {
                    yield Set.of("api", "geometry", "raster", "dm");
                }
                yield module.startsWith("targets/") ? Set.of("api", "dm", "http") : Set.of("api");
            }
        };
    }

    private static Set<String> offences(String module, JavaClass type) {
        Set<String> offences = new TreeSet<>();
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
            JavaClass used = dependency.getTargetClass().getBaseComponentType();
            String other = MODULE_OF_PACKAGE.get(used.getPackageName());
            if (other != null && !other.equals(module) && !mayUse(module).contains(other)) {
                offences.add(type.getName() + " in " + module + " uses " + used.getName() + " of " + other);
            }
        }
        return offences;
    }

    private static List<String> modulesIn(Path folder) throws IOException {
        List<String> modules = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return modules;
        }
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            for (Path child : children) {
                String module = ROOT.normalize().relativize(child).toString().replace('\\', '/');
                if (!module.equals("benchmarks") && Files.isDirectory(classFolder(module))) {
                    modules.add(module);
                }
            }
        }
        return modules;
    }

    private static DescribedPredicate<JavaClass> lieIn(Path folder) {
        return describe(
                "lie in " + folder,
                type -> type.getSource()
                        .filter(source -> Path.of(source.getUri()).startsWith(folder))
                        .isPresent());
    }

    private static Path classFolder(String module) {
        return ROOT.normalize().resolve(module).resolve("target/classes");
    }
}
