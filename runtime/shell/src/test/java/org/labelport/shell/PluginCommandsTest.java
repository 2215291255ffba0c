package org.labelport.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.command.CommandLineRunner;
import org.labelport.command.CommandLineRunner.Console;
import org.labelport.plugin.PluginRules;

class PluginCommandsTest {

    private final Terminals terminals = new Terminals(Console.PLAIN);

    @Test
    void listShowsStateSignerAndProblems() {
        assertEquals(CommandLineRunner.DONE, terminals.run("plugin", "list"));
        String out = terminals.out();
        assertTrue(out.contains("com.acme.tables  1.0.0    draining"), out);
        assertTrue(out.contains("abababababab"), out);
        assertTrue(out.contains("com.acme.tables 1.1.0: it needs org.acme.geo"), out);
        assertTrue(out.contains("\ncut.jar is not a whole jar (plugin.not-a-jar)"), out);
    }

    @Test
    void listOfOneTellsAllOfIt() {
        assertEquals(CommandLineRunner.DONE, terminals.run("plugin", "list", "tables"));
        String out = terminals.out();
        assertTrue(out.contains("ab".repeat(32)), out);
        assertTrue(out.contains("dropped as tables.jar"), out);
        assertTrue(out.contains("run-1"), out);
        assertEquals(CommandLineRunner.FAILED, terminals.run("plugin", "list", "nothing"));
        assertTrue(terminals.err().contains("plugin.not-installed"), terminals.err());
    }

    @Test
    void listAsJsonAndOfRepositories() {
        terminals.run("plugin", "list", "--json");
        assertTrue(terminals.out().startsWith("[{\"name\":\"com.acme.tables\",\"version\":\"1.0.0\""), terminals.out());
        terminals.run("plugin", "list", "--available");
        assertTrue(terminals.out().contains("/srv/plugins/index.xml"), terminals.out());
    }

    @Test
    void changesSayWhatTheyDid() {
        assertEquals(
                CommandLineRunner.DONE,
                terminals.run("plugin", "upgrade", "tables.jar", "--allow-unsigned", "--allow-downgrade"));
        assertEquals(List.of("upgrade tables.jar"), terminals.plugins.asked);
        assertEquals(PluginRules.USUAL.allowingUnsigned().allowingDowngrade(), terminals.plugins.rules);
        assertEquals("""
                com.acme.tables 1.1.0 serves now
                com.acme.tables 1.0.0 gets no new runs; 'labelport plugin rollback com.acme.tables' brings it back
                note: nobody signed it
                """, terminals.out());
    }

    @Test
    void onlyWhatIsUninstalledIsSaidToBeRemoved() {
        terminals.run("plugin", "uninstall", "tables");
        assertEquals("com.acme.tables 1.0.0 is removed when no run uses it\n", terminals.out());
    }

    @Test
    void dryRunSaysWhatWouldBe() {
        terminals.run("plugin", "install", "tables.jar", "--dry-run");
        assertEquals(PluginRules.USUAL.onlyTrying(), terminals.plugins.rules);
        assertTrue(terminals.out().contains("1.1.0 would serve"), terminals.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rollback", "uninstall"})
    void whatGoesBackOrAwayCanBeTriedAndNeedsNoPermission(String change) {
        terminals.run("plugin", change, "tables", "--dry-run");
        assertEquals(PluginRules.USUAL.onlyTrying(), terminals.plugins.rules);

        assertEquals(CommandLineRunner.WRONG_USE, terminals.run("plugin", change, "tables", "--allow-unsigned"));
    }

    @Test
    void refusalIsOneLine() {
        assertEquals(CommandLineRunner.FAILED, terminals.run("plugin", "rollback", "tables"));
        assertEquals(
                "labelport: plugin.nothing-before: no earlier version than com.acme.tables@1.1.0 is kept.\n",
                terminals.err());
    }

    @Test
    void whyEndsWithOneWhenThereAreReasons() {
        assertEquals(CommandLineRunner.FAILED, terminals.run("plugin", "why", "bad.jar"));
        assertTrue(terminals.out().contains("needs org.acme.geo"), terminals.out());
        assertEquals(CommandLineRunner.DONE, terminals.run("plugin", "why", "good.jar"));
    }

    @Test
    void indexIsMadeWithoutAKeyWhenNoneIsNamed() {
        assertEquals(CommandLineRunner.DONE, terminals.run("plugin", "index", "jars"));
        assertEquals(List.of("index jars"), terminals.plugins.asked);
        assertTrue(terminals.out().endsWith("index.xml: 1 jar, not signed\n"), terminals.out());
    }
}
