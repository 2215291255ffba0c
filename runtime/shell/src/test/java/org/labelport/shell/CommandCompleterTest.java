package org.labelport.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.command.CommandLineRunner.Console;
import org.labelport.shell.gogo.CommandCompleter;

class CommandCompleterTest {

    private final Terminals terminals = new Terminals(Console.PLAIN);

    /** What is offered at the end of a line. */
    private List<String> offered(String line) throws Exception {
        LineReader reader = LineReaderBuilder.builder()
                .terminal(new DumbTerminal(InputStream.nullInputStream(), OutputStream.nullOutputStream()))
                .build();
        List<Candidate> candidates = new ArrayList<>();
        new CommandCompleter(terminals.invocation())
                .complete(reader, new DefaultParser().parse(line, line.length()), candidates);
        return candidates.stream().map(Candidate::value).toList();
    }

    @Test
    void commandsOfPlugins() throws Exception {
        List<String> commands = offered("plugin ");
        assertTrue(commands.containsAll(List.of("list", "install", "upgrade", "rollback", "why")), commands.toString());
    }

    @Test
    void namesOfPlugins() throws Exception {
        assertEquals(List.of("com.acme.tables"), offered("plugin rollback "));
        assertEquals(List.of("com.acme.tables"), offered("plugin uninstall "));
    }

    @Test
    void formats() throws Exception {
        assertEquals(
                List.of("csv", "yolo"), offered("formats ").stream().sorted().toList());
        assertTrue(offered("export --to ").contains("yolo"));
    }

    @Test
    void optionsThatAreShown() throws Exception {
        List<String> options = offered("export --");
        assertTrue(options.contains("--out"), options.toString());
        assertFalse(options.contains("--dry-run") || options.contains("--shard-items"), options.toString());
        assertTrue(offered("plugin upgrade --").contains("--dry-run"));
    }

    @Test
    void pathsWhereOnesAreTaken(@TempDir Path folder) throws Exception {
        Files.createFile(folder.resolve("instances.json"));
        String begun = folder + "/inst";
        String whole = folder + "/instances.json";

        for (String line : List.of(
                "export --from yolo:a --images ",
                "export --out ",
                "export --params ",
                "verify ",
                "runs --in ",
                "runs changes 4f2a --list ",
                "resume 4f2a --in ")) {
            assertEquals(List.of(whole), offered(line + begun), line);
        }
        assertTrue(offered("preview " + begun).contains(whole));
        assertEquals(List.of("coco:" + whole), offered("export --from coco:" + begun));
        assertEquals(List.of("coco:" + whole), offered("preview coco:" + begun));
        assertEquals(List.of(), offered("export --map " + begun));
    }
}
