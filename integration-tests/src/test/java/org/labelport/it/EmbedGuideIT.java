package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs of the guide to Labelport inside a Java program. */
class EmbedGuideIT {

    private static final Path HOME = LabelportProcess.script().getParent();

    @TempDir
    Path folder;

    @Test
    void programsOfTheGuideCompileAndPrintWhatIsShown() throws Exception {
        Path guide = LabelportProcess.project("docs/guides/embed.md");
        String lib = jars("lib");
        String all = lib + File.pathSeparator + jars("bundles");
        List<MarkdownPage.Block> blocks = MarkdownPage.read(guide).blocks();
        compile(blocks, all);

        List<MarkdownPage.Block> shown =
                blocks.stream().filter(block -> block.language().equals("text")).toList();
        String shapes = LabelportProcess.project("examples/shapes").toString();
        Path real = folder.toRealPath();
        PageCommands.assertShown(
                guide, shown.get(0), printed(lib, "InAProgram", HOME.toString(), shapes, "exports"), real);
        PageCommands.assertShown(guide, shown.get(1), printed(all, "OnTheClassPath", shapes, "voc"), real);
        assertEquals(2, shown.size(), "programs of the guide");
    }

    private static String jars(String folder) throws IOException {
        try (Stream<Path> jars = Files.list(HOME.resolve(folder))) {
            return jars.map(Path::toString).sorted().collect(Collectors.joining(File.pathSeparator));
        }
    }

    private void compile(List<MarkdownPage.Block> blocks, String classPath) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("-d", folder.resolve("classes").toString(), "-proc:none", "-cp", classPath));
        for (MarkdownPage.Block block : blocks) {
            if (block.language().equals("java")) {
                String name = block.text().replaceAll("(?s).*public class (\\w+).*", "$1");
                Path source = Files.writeString(folder.resolve(name + ".java"), block.text());
                arguments.add(source.toString());
            }
        }
        StringWriter said = new StringWriter();
        int code = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(new PrintWriter(said), new PrintWriter(said), arguments.toArray(String[]::new));
        assertEquals(0, code, said.toString());
    }

    private String printed(String classPath, String program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("-cp", "classes" + File.pathSeparator + classPath, program));
        command.addAll(List.of(arguments));
        LabelportProcess.Ended ended = LabelportProcess.java(folder, command).await();
        assertEquals(0, ended.exitCode(), ended.toString());
        return ended.out();
    }
}
