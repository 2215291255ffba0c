package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

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
import org.labelport.it.LabelportProcess.Ended;
import org.labelport.it.MarkdownPage.Block;
import org.labelport.options.OptionSpec;

/** What the documentation says is so: its commands run and print what it shows, its tables and links are right. */
class DocsIT {

    private static final Path ROOT = LabelportProcess.project("");
    private static final Path FORMATS = LabelportProcess.project("docs/formats");
    /** Stands in the pages for the folder that commands run in. */
    private static final String SOME_FOLDER = "/home/ann";

    /** Small data never earns back the optimising compiler. */
    private static final Map<String, String> QUICK_START =
            Map.of("LABELPORT_JAVA_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");

    private static final String ELLIPSIS = "…";

    private final LabelportEngine engine = LabelportEngine.withInstalled(DocsIT.class.getClassLoader());

    @TempDir
    Path temporary;

    /** Blocks marked {@code sh} that start Labelport, each page in a folder of its own, in the page's order. */
    @TestFactory
    Stream<DynamicTest> commandsRunAndPrintWhatIsShown() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(
                LabelportProcess.project("README.md"),
                LabelportProcess.project("docs/guides/convert-your-coco-file.md")));
        try (Stream<Path> formats = Files.list(FORMATS)) {
            formats.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages.stream()
                .map(page -> DynamicTest.dynamicTest(ROOT.relativize(page).toString(), () -> runCommands(page)));
    }

    private void runCommands(Path file) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(temporary.toRealPath(), "page");
        Files.createSymbolicLink(folder.resolve("labelport"), LabelportProcess.script());
        Files.createSymbolicLink(folder.resolve("examples"), LabelportProcess.project("examples"));
        List<Block> blocks = MarkdownPage.read(file).blocks();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (block.language().equals("sh") && block.text().startsWith("./labelport ")) {
                Ended ended = LabelportProcess.shell(folder, QUICK_START, "set -e\n" + block.text());
                assertEquals(0, ended.exitCode(), file + " line " + block.line() + ":\n" + ended.err());
                if (i + 1 < blocks.size() && isOutputOf(block, blocks.get(i + 1))) {
                    Block shown = blocks.get(i + 1);
                    String out = ended.out().replace(folder.toString(), SOME_FOLDER);
                    assertShown(file + " line " + shown.line(), shown.content(), out);
                }
            }
        }
    }

    private static boolean isOutputOf(Block command, Block block) {
        return block.language().equals("text") && block.line() == command.last() + 2;
    }

    /** An ellipsis alone on a line stands for any lines, at the end of a line for its rest. */
    private static void assertShown(String place, List<String> shown, String out) {
        List<String> printed = out.lines().map(DocsIT::withoutNews).toList();
        int at = 0;
        boolean gap = false;
        for (String line : shown) {
            if (line.equals(ELLIPSIS)) {
                gap = true;
                continue;
            }
            String wanted = withoutNews(line);
            while (gap && at < printed.size() && !matches(wanted, printed.get(at))) {
                at++;
            }
            if (at == printed.size() || !matches(wanted, printed.get(at))) {
                fail(place + " shows\n" + line + "\nand what is printed is\n" + out);
            }
            at++;
            gap = false;
        }
        assertTrue(gap || at == printed.size(), () -> place + " ends too early; printed is\n" + out);
    }

    private static boolean matches(String wanted, String printed) {
        return wanted.endsWith(ELLIPSIS)
                ? printed.startsWith(wanted.substring(0, wanted.length() - ELLIPSIS.length()))
                : printed.equals(wanted);
    }

    /** Versions and sizes in bytes change without anything being wrong. */
    private static String withoutNews(String line) {
        return line.replaceAll("\\b\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\b", "VERSION")
                .replaceAll(" +[\\d.,]+ (B|kB|MB|GB)\\b", " SIZE")
                .stripTrailing();
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
        }
        for (TargetInfo target : engine.targets()) {
            assertTable(page(target.id()), "Reading it back", target.filterKeys());
        }
    }

    private static MarkdownPage page(String id) throws IOException {
        return MarkdownPage.read(FORMATS.resolve(id + ".md"));
    }

    private static void assertTable(MarkdownPage page, String section, List<OptionSpec> declared) {
        String wanted = declared.stream().map(DocsIT::row).collect(Collectors.joining("\n"));
        String found = MarkdownPage.firstTable(page.section(section)).stream()
                .map(cells -> "| " + String.join(" | ", cells) + " |")
                .collect(Collectors.joining("\n"));
        assertEquals(wanted, found, page.file() + ", section " + section);
    }

    private static String row(OptionSpec option) {
        String values = switch (option.type()) {
            case CHOICE -> option.allowed().stream().map(DocsIT::code).collect(Collectors.joining(", "));
            case FLAG -> "`true`, `false`";
            case PATH -> "a path";
            case TEXT -> "a text";
            case INTEGER -> "a whole number";
            case DECIMAL -> "a number";
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
        List<String> dead = new ArrayList<>();
        for (Path file : markdownFiles()) {
            for (String link : MarkdownPage.read(file).links()) {
                if (!link.matches("[a-z]+:.*") && !resolves(file, link)) {
                    dead.add(ROOT.relativize(file) + " -> " + link);
                }
            }
        }
        assertEquals(List.of(), dead);
    }

    private static boolean resolves(Path page, String link) throws IOException {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target = path.isEmpty() ? page : page.resolveSibling(path).normalize();
        return Files.exists(target)
                && (hash < 0 || MarkdownPage.read(target).anchors().contains(link.substring(hash + 1)));
    }

    /** All pages of the project, without what builds make. */
    private static List<Path> markdownFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                boolean made = name.equals("target") || name.startsWith(".");
                return made && !folder.equals(ROOT) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
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
