package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.engine.LabelportEngine;
import org.labelport.export.FormatInfo;
import org.labelport.export.TargetInfo;
import org.labelport.options.OptionSpec;
import org.labelport.report.LossSpec;

/** What the documentation says is so: its commands run and print what it shows, its tables and links are right. */
class DocsIT {

    private static final Path ROOT = LabelportProcess.project("");
    private static final Path FORMATS = LabelportProcess.project("docs/formats");
    private static final Path TARGETS = LabelportProcess.project("docs/targets");

    private final LabelportEngine engine = LabelportEngine.withInstalled(DocsIT.class.getClassLoader());

    @TempDir
    Path temporary;

    /** Blocks marked {@code sh} that start Labelport, each page in a folder of its own, in the page's order. */
    @TestFactory
    Stream<DynamicTest> commandsRunAndPrintWhatIsShown() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(
                LabelportProcess.project("README.md"),
                LabelportProcess.project("docs/guides/convert-your-coco-file.md"),
                LabelportProcess.project("docs/guides/synapse.md"),
                LabelportProcess.project("docs/guides/check-and-look.md"),
                LabelportProcess.project("docs/guides/choosing-formats.md")));
        for (Path described : List.of(FORMATS, TARGETS)) {
            try (Stream<Path> files = Files.list(described)) {
                files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
            }
        }
        return pages.stream()
                .map(page -> DynamicTest.dynamicTest(ROOT.relativize(page).toString(), () -> runCommands(page)));
    }

    private void runCommands(Path file) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(temporary.toRealPath(), "page");
        Files.createSymbolicLink(folder.resolve("labelport"), LabelportProcess.script());
        Files.createSymbolicLink(folder.resolve("examples"), LabelportProcess.project("examples"));
        new PageCommands(folder, Map.of()).run(file);
    }

    @Test
    void everyFormatHasAPageWithItsOptions() throws IOException {
        List<String> listed = MarkdownPage.firstTable(
                        MarkdownPage.read(FORMATS.resolve("README.md")).lines())
                .stream()
                .map(row -> row.get(0).replaceAll("\\[(.*)].*", "$1"))
                .sorted()
                .toList();
        List<String> installed = engine.formats().stream()
                .map(format -> format.descriptor().id())
                .sorted()
                .toList();
        assertEquals(installed, listed, "docs/formats/README.md");
        for (FormatInfo format : engine.formats()) {
            assertTable(
                    page(format.descriptor().id()),
                    "Options",
                    format.descriptor().options());
            assertLosses(page(format.descriptor().id()), format.descriptor().losses());
        }
        for (TargetInfo target : engine.targets()) {
            boolean alsoFormat = installed.contains(target.id());
            MarkdownPage page =
                    alsoFormat ? page(target.id()) : MarkdownPage.read(TARGETS.resolve(target.id() + ".md"));
            assertTable(page, alsoFormat ? "Reading it back" : "Filter keys", target.filterKeys());
        }
    }

    /** {@code formats} and {@code targets} show the same help where there is no page. */
    @Test
    void helpStandsWithoutItsPage() {
        List<OptionSpec> options = new ArrayList<>();
        engine.formats().forEach(format -> options.addAll(format.descriptor().options()));
        engine.targets().forEach(target -> options.addAll(target.filterKeys()));
        assertFalse(options.isEmpty());
        assertEquals(
                List.of(),
                options.stream()
                        .map(OptionSpec::help)
                        .filter(help -> help.contains("this page"))
                        .toList());
    }

    private static MarkdownPage page(String id) throws IOException {
        return MarkdownPage.read(FORMATS.resolve(id + ".md"));
    }

    private static void assertTable(MarkdownPage page, String section, List<OptionSpec> declared) {
        String wanted = declared.stream().map(DocsIT::row).collect(Collectors.joining("\n"));
        assertEquals(wanted, rows(page, section), page.file() + ", section " + section);
    }

    private static void assertLosses(MarkdownPage page, List<LossSpec> declared) {
        String wanted = declared.stream()
                .map(loss -> "| " + code(loss.code()) + " | " + loss.help() + " |")
                .collect(Collectors.joining("\n"));
        assertEquals(wanted, declared.isEmpty() ? "" : rows(page, "Losses"), page.file() + ", section Losses");
    }

    private static String rows(MarkdownPage page, String section) {
        return MarkdownPage.firstTable(page.section(section)).stream()
                .map(cells -> "| " + String.join(" | ", cells) + " |")
                .collect(Collectors.joining("\n"));
    }

    private static String row(OptionSpec option) {
        String values = switch (option.type()) {
            case CHOICE -> option.allowed().stream().map(DocsIT::code).collect(Collectors.joining(", "));
            case FLAG -> "`true`, `false`";
            case PATH -> "a path";
            case TEXT -> "a text";
            case INTEGER -> "a whole number";
            case DECIMAL -> "a number";
            case SIZE -> "width and height";
            case LIST -> "texts, separated by commas";
        };
        String byDefault = option.defaultValue().map(DocsIT::code).orElse(option.required() ? "required" : "");
        return "| " + code(option.name()) + " | " + values + " | " + byDefault + " | " + option.help() + " |";
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        assertEquals(List.of(), deadLinks(ROOT));
    }

    /** Its pages are read where nothing else of the project is. */
    @Test
    void linksOfAnInstallationLeadSomewhere() throws IOException {
        assertEquals(List.of(), deadLinks(LabelportProcess.script().getParent()));
    }

    private static List<String> deadLinks(Path root) throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path file : markdownFiles(root)) {
            for (String link : MarkdownPage.read(file).links()) {
                if (!link.matches("[a-z]+:.*") && !resolves(file, link)) {
                    dead.add(root.relativize(file) + " -> " + link);
                }
            }
        }
        return dead;
    }

    private static boolean resolves(Path page, String link) throws IOException {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target = path.isEmpty() ? page : page.resolveSibling(path).normalize();
        return Files.exists(target)
                && (hash < 0 || MarkdownPage.read(target).anchors().contains(link.substring(hash + 1)));
    }

    /** All pages, without what builds make. */
    private static List<Path> markdownFiles(Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                boolean made = name.equals("target") || name.startsWith(".");
                return made && !folder.equals(root) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".md")) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }
}
