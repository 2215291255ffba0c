package org.labelport.shell.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.labelport.plugin.PluginChange;
import org.labelport.plugin.PluginId;
import org.labelport.plugin.PluginRules;
import org.labelport.plugin.PluginVersion;
import org.labelport.shell.plugin.PluginChangeReport.Replaced;

class PluginChangeReportTest {

    private static final PluginId OLD = id("1.0.0");
    private static final PluginId NEW = id("1.1.0");

    private static PluginId id(String version) {
        return new PluginId("com.acme.tables", PluginVersion.parse(version).orElseThrow());
    }

    private static List<String> lines(List<PluginId> serves, PluginId leaves, Replaced replaced) {
        PluginChange change = new PluginChange(serves, List.of(), List.of(leaves), List.of(), List.of());
        return new PluginChangeReport(change, PluginRules.USUAL, replaced).lines();
    }

    @Test
    void aRollbackRemovesNothingWhetherTheVersionBeforeRestedOrServed() {
        assertEquals(
                List.of("com.acme.tables 1.0.0 serves now", "com.acme.tables 1.1.0 gets no new runs"),
                lines(List.of(OLD), NEW, Replaced.STAY));
        assertEquals(List.of("com.acme.tables 1.1.0 gets no new runs"), lines(List.of(), NEW, Replaced.STAY));
    }

    @Test
    void anUpgradeCanBeTakenBack() {
        assertEquals(
                List.of(
                        "com.acme.tables 1.1.0 serves now",
                        "com.acme.tables 1.0.0 gets no new runs; 'labelport plugin rollback com.acme.tables' brings it back"),
                lines(List.of(NEW), OLD, Replaced.CAN_RETURN));
    }

    /** Who builds a plug-in installs the same version again and again; rollback goes to another version. */
    @Test
    void theSameVersionBuiltAnewCannotBeTakenBack() {
        assertEquals(
                List.of(
                        "com.acme.tables 1.0.0 serves now",
                        "com.acme.tables 1.0.0, as it was built before, is removed when no run uses it"),
                lines(List.of(OLD), OLD, Replaced.CAN_RETURN));
    }

    @Test
    void aLibraryIsNotInstalledWithAnythingWhenItComesAlone() {
        PluginChange alone = new PluginChange(List.of(), List.of(OLD), List.of(), List.of(), List.of());
        assertEquals(
                List.of("com.acme.tables 1.0.0 was installed, for others to use: it brings no format or target"),
                new PluginChangeReport(alone, PluginRules.USUAL, Replaced.CAN_RETURN).lines());
        PluginChange along = new PluginChange(List.of(NEW), List.of(OLD), List.of(), List.of(), List.of());
        assertEquals(
                List.of("com.acme.tables 1.1.0 serves now", "com.acme.tables 1.0.0 was installed with it"),
                new PluginChangeReport(along, PluginRules.USUAL, Replaced.CAN_RETURN).lines());
    }

    @Test
    void whatIsUninstalledGoes() {
        assertEquals(
                List.of("com.acme.tables 1.0.0 is removed when no run uses it"), lines(List.of(), OLD, Replaced.GO));
    }
}
