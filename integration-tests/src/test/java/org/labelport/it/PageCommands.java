package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.labelport.it.LabelportProcess.Ended;
import org.labelport.it.MarkdownPage.Block;

/** Runs the commands of a page of documentation in a folder, and compares what they print with what the page shows. */
final class PageCommands {

    /** Stands in the pages for the folder that commands run in. */
    private static final String SOME_FOLDER = "/home/ann";

    private static final String ELLIPSIS = "…";

    private final Path folder;
    private final Map<String, String> environment;

    /** @param folder in which {@code ./labelport} and what the page's commands read are found */
    PageCommands(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = new HashMap<>(environment);
        // Small data never earns back the optimising compiler; the script chooses the rest.
        this.environment.put("LABELPORT_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
    }

    /** Runs the blocks marked {@code sh} that start Labelport, in the page's order. */
    void run(Path page) throws IOException, InterruptedException {
        List<Block> blocks = MarkdownPage.read(page).blocks();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (block.language().equals("sh") && block.text().startsWith("./labelport ")) {
                Ended ended = LabelportProcess.shell(folder, environment, "set -e\n" + block.text());
                assertEquals(0, ended.exitCode(), page + " line " + block.line() + ":\n" + ended.out() + ended.err());
                if (i + 1 < blocks.size() && isOutputOf(block, blocks.get(i + 1))) {
                    assertShown(page, blocks.get(i + 1), ended.out(), folder);
                }
            }
        }
    }

    private static boolean isOutputOf(Block command, Block block) {
        return block.language().equals("text") && block.line() == command.last() + 2;
    }

    /** Holds that a block shows what a command printed in a folder. */
    static void assertShown(Path page, Block shown, String printed, Path folder) {
        assertShown(page + " line " + shown.line(), shown.content(), printed.replace(folder.toString(), SOME_FOLDER));
    }

    /** An ellipsis alone on a line stands for any lines, at the end of a line for its rest. */
    private static void assertShown(String place, List<String> shown, String out) {
        List<String> printed = out.lines().map(PageCommands::withoutNews).toList();
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
}
