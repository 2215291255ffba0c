package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.it.LabelportProcess.Ended;
import org.labelport.it.plugin.ExitingConverter;
import org.labelport.it.plugin.HangingActivator;
import org.labelport.it.plugin.HangingConverter;
import org.labelport.it.plugin.HungryConverter;
import org.labelport.it.plugin.LeakingConverter;
import org.labelport.it.plugin.PrintingConverter;
import org.labelport.it.plugin.TablesConverter;
import org.labelport.it.plugin.ThrowingConverter;
import org.labelport.it.plugin.UnbuildableConverter;
import org.labelport.it.plugin.UndescribedConverter;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginRules;

/** Plug-ins that misbehave while they are tried: what served before serves still. */
class PluginFaultsIT {

    private static final String TABLES = "com.acme.tables";
    private static final PluginRules RULES = PluginRules.USUAL.allowingUnsigned();

    @TempDir
    Path folder;

    private PluginLab lab;

    @BeforeEach
    void installGood() throws Exception {
        lab = PluginLab.start(folder);
        lab.plugins().install(PluginJar.of(TABLES, "1.0.0").in(folder).toString(), RULES);
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private Path bad(Class<? extends TablesConverter> converter) throws Exception {
        return PluginJar.of(TABLES, "1.1.0").converter(converter).in(folder);
    }

    private String refusal(Class<? extends TablesConverter> converter) throws Exception {
        String jar = bad(converter).toString();
        PluginException refusal =
                assertThrows(PluginException.class, () -> lab.plugins().upgrade(jar, RULES));
        assertEquals("1.0.0", lab.exportedBy("tables"));
        assertEquals(List.of("1.0.0 serving"), lab.states(TABLES));
        return refusal.line();
    }

    @Test
    void throwsWhenItIsTried() throws Exception {
        String line = refusal(ThrowingConverter.class);
        assertTrue(line.contains("plugin.check-failed") && line.contains("tables"), line);
    }

    @Test
    void cannotBeConstructed() throws Exception {
        String line = refusal(UnbuildableConverter.class);
        assertTrue(line.contains("com.acme.tables"), line);
    }

    /** In a process of its own, whose standard error is what an operator sees. */
    @Test
    void cannotBeConstructedAndOneLineSaysSo() throws Exception {
        lab.close();
        Ended ended = upgradedInAProcess(bad(UnbuildableConverter.class), "");
        assertEquals(1, ended.exitCode(), ended.err());
        assertEquals(1, ended.err().lines().count(), ended.err());
        assertTrue(ended.err().startsWith("labelport: plugin.no-service: com.acme.tables@1.1.0"), ended.err());
        lab = PluginLab.start(folder);
    }

    private Ended upgradedInAProcess(Path jar, String andThen) throws Exception {
        return LabelportProcess.shell(
                folder,
                Map.of(
                        "LABELPORT_CONF", PluginLab.conf(folder).toString(),
                        "LABELPORT_PLUGINS", PluginLab.drops(folder).toString()),
                "\"$0\" plugin upgrade " + jar + " --allow-unsigned" + andThen);
    }

    /** What a program reads is the command's; other formats, too, could not be listed for it any more. */
    @Test
    void printsAmongTheCommandsOutput() throws Exception {
        lab.close();
        Ended ended = upgradedInAProcess(bad(PrintingConverter.class), " && \"$0\" plugin list com.acme.tables --json");
        assertEquals(0, ended.exitCode(), ended.err());
        assertFalse(ended.out().contains("a product of Acme"), ended.out());
        assertTrue(ended.err().contains("a product of Acme"), ended.err());
        lab = PluginLab.start(folder);
    }

    @Test
    void isNotBlamedForATemporaryFolderThatCannotBeUsed() throws Exception {
        lab.close();
        Path absent = folder.resolve("absent");
        Ended ended = LabelportProcess.shell(
                folder,
                Map.of(
                        "LABELPORT_CONF", PluginLab.conf(folder).toString(),
                        "LABELPORT_PLUGINS", PluginLab.drops(folder).toString(),
                        "LABELPORT_JAVA_OPTS", "-Djava.io.tmpdir=" + absent),
                "\"$0\" plugin upgrade " + bad(TablesConverter.class) + " --allow-unsigned");
        assertEquals(1, ended.exitCode(), ended.err());
        // Java 25 warns of the folder itself before that.
        assertTrue(ended.err().contains("labelport: plugin.store: com.acme.tables@1.1.0 cannot be tried"), ended.err());
        assertTrue(ended.err().contains(absent + ": no such file or folder"), ended.err());
        lab = PluginLab.start(folder);
        assertEquals("1.0.0", lab.exportedBy("tables"));
    }

    @Test
    void doesNotSayWhatItIs() throws Exception {
        String line = refusal(UndescribedConverter.class);
        assertTrue(
                line.contains("the description of format tables failed: AssertionError: no list, at"
                        + " org.labelport.it.plugin.UndescribedConverter"),
                line);
    }

    @Test
    void blocksForEver() throws Exception {
        PluginLab.settings(folder, "{\"selfCheckSeconds\": 2}");
        String line = refusal(HangingConverter.class);
        assertTrue(line.contains("did not end within the 2 s of 'selfCheckSeconds' in plugins.json"), line);
    }

    /** The start is given up once, not waited for again when the bundle is removed, and nothing waits for it later. */
    @Test
    void neverStarts() throws Exception {
        System.clearProperty(HangingActivator.OVER);
        try {
            refuseToStart();
        } finally {
            System.setProperty(HangingActivator.OVER, "");
        }
    }

    private void refuseToStart() throws Exception {
        PluginLab.settings(folder, "{\"selfCheckSeconds\": 2}");
        String jar = PluginJar.of(TABLES, "1.1.0")
                .activator(HangingActivator.class)
                .in(folder)
                .toString();
        PluginException refusal =
                assertThrows(PluginException.class, () -> lab.plugins().upgrade(jar, RULES));
        assertTrue(
                refusal.line()
                        .startsWith("plugin.start-failed: com.acme.tables@1.1.0 does not work: it did not end within"
                                + " the 2 s of 'selfCheckSeconds' in plugins.json"),
                refusal.line());
        assertEquals("1.0.0", lab.exportedBy("tables"));
        assertEquals(List.of("1.0.0 serving"), lab.states(TABLES));

        PluginException again =
                assertThrows(PluginException.class, () -> lab.plugins().upgrade(jar, RULES));
        assertTrue(again.line().contains("still hangs in an earlier start"), again.line());
    }

    @Test
    void endsTheProcess() throws Exception {
        String line = refusal(ExitingConverter.class);
        assertTrue(line.contains("exit"), line);
    }

    @Test
    void leavesThreads() throws Exception {
        String jar = bad(LeakingConverter.class).toString();
        String notes = String.join("; ", lab.plugins().upgrade(jar, RULES).notes());
        assertTrue(notes.contains("forgotten"), notes);
        assertEquals("1.1.0", lab.exportedBy("tables"));
    }

    /** In a process of its own, since the heap is everybody's. */
    @Test
    void fillsTheHeap() throws Exception {
        lab.close();
        Path jar = bad(HungryConverter.class);
        Ended ended = LabelportProcess.shell(
                folder,
                Map.of(
                        "LABELPORT_CONF", PluginLab.conf(folder).toString(),
                        "LABELPORT_PLUGINS", PluginLab.drops(folder).toString(),
                        "LABELPORT_JAVA_OPTS", "-Xmx160m"),
                "\"$0\" shell <<'END'\nplugin upgrade " + jar + " --allow-unsigned\nplugin list tables\nEND\n");
        assertTrue(ended.err().contains("filled the heap"), ended.err());
        assertTrue(ended.out().contains("1.0.0"), ended.out());
        lab = PluginLab.start(folder);
        assertEquals("1.0.0", lab.exportedBy("tables"));
    }
}
