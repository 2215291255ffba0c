package org.labelport.plugins.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginId;
import org.labelport.plugin.PluginVersion;
import org.labelport.plugin.VersionRange;
import org.labelport.plugins.store.StoreState;
import org.labelport.plugins.store.StoredPlugin;
import org.labelport.plugins.store.StoredPlugin.Role;
import org.labelport.plugins.store.StoredPlugin.SignedBy;

class NextStateTest {

    private static final String TABLES = "com.acme.tables";
    private static final PluginId SHIPPED = id("org.labelport.converters.yolo", "0.1.0");

    private StoreState state = StoreState.EMPTY;

    private static PluginId id(String name, String version) {
        return new PluginId(name, PluginVersion.parse(version).orElseThrow());
    }

    private static StoredPlugin plugin(String name, String version, Role role) {
        return new StoredPlugin(
                id(name, version),
                "0".repeat(64),
                role,
                Optional.of(new SignedBy("SHA256:" + name, "CN=" + name)),
                "test",
                List.of(),
                List.of(),
                Set.of(),
                0);
    }

    private static Candidate candidate(String name, String version, StoredPlugin... libraries) {
        return new Candidate(
                plugin(name, version, Role.SERVING), List.of(libraries), List.of(), List.of(), List.of(), Map.of());
    }

    private NextState next() {
        return new NextState(state, Set.of(SHIPPED));
    }

    private void upgrade(String version) {
        state = next().instead(candidate(TABLES, version));
    }

    private List<String> roles(String name) {
        return state.named(name)
                .map(plugin -> plugin.id().version() + " " + plugin.role())
                .sorted()
                .toList();
    }

    @Test
    void rollbackGoesBackToWhatServedBefore() throws Exception {
        upgrade("1.0.0");
        upgrade("1.2.0");
        upgrade("1.1.0"); // a downgrade that was allowed
        state = next().before(TABLES);
        assertEquals(List.of("1.0.0 KEPT", "1.1.0 WITHDRAWN", "1.2.0 SERVING"), roles(TABLES));
        state = next().before(TABLES);
        assertEquals(List.of("1.0.0 SERVING", "1.1.0 WITHDRAWN", "1.2.0 WITHDRAWN"), roles(TABLES));
        assertEquals(
                "plugin.nothing-before",
                assertThrows(PluginException.class, () -> next().before(TABLES)).code());
    }

    @Test
    void rollbackWhenNothingServesBringsTheLastBack() throws Exception {
        upgrade("1.0.0");
        upgrade("1.1.0");
        state = next().without(TABLES, VersionRange.exactly(id(TABLES, "1.1.0").version()));
        assertEquals(List.of("1.0.0 KEPT"), roles(TABLES));
        state = next().before(TABLES);
        assertEquals(List.of("1.0.0 SERVING"), roles(TABLES));
    }

    @Test
    void rollbackBringsAllBackThatServedSideBySide() throws Exception {
        state = next().beside(candidate(TABLES, "2.0.0"));
        state = next().beside(candidate(TABLES, "1.0.0"));
        upgrade("3.0.0");
        state = next().before(TABLES);
        assertEquals(List.of("1.0.0 SERVING", "2.0.0 SERVING", "3.0.0 WITHDRAWN"), roles(TABLES));
    }

    @Test
    void rollbackOfAVersionBesideOthersBringsNothingBack() throws Exception {
        state = next().instead(candidate(SHIPPED.name(), "0.2.0"));
        state = next().instead(candidate(SHIPPED.name(), "0.3.0"));
        state = next().beside(candidate(SHIPPED.name(), "0.4.0"));
        state = next().before(SHIPPED.name());
        assertEquals(List.of("0.2.0 KEPT", "0.3.0 SERVING", "0.4.0 WITHDRAWN"), roles(SHIPPED.name()));
        assertEquals(Set.of(SHIPPED), state.replaced());
    }

    @Test
    void rollbackWhenAllWereWithdrawnOrUninstalledSaysWhatThereIs() throws Exception {
        upgrade("1.0.0");
        upgrade("1.1.0");
        state = next().before(TABLES);
        state = next().without(TABLES, VersionRange.exactly(id(TABLES, "1.0.0").version()));
        PluginException nothing = assertThrows(PluginException.class, () -> next().before(TABLES));
        assertEquals("plugin.nothing-before", nothing.code());
        assertTrue(nothing.getMessage().contains("install " + TABLES + "@1.1.0"), nothing.getMessage());
    }

    @Test
    void rollbackOfALibrarySaysThatNothingWasBefore() throws Exception {
        state = next().beside(candidate(TABLES, "1.0.0", plugin("org.acme.geo", "2.0.0", Role.LIBRARY)));
        PluginException nothing = assertThrows(PluginException.class, () -> next().before("org.acme.geo"));
        assertEquals(
                "no earlier version than org.acme.geo@2.0.0 is kept. 'labelport plugin uninstall org.acme.geo' takes it"
                        + " away.",
                nothing.getMessage());
    }

    @Test
    void rollbackOfWhatIsNotThereSaysSo() {
        PluginException unknown = assertThrows(PluginException.class, () -> next().before("foo"));
        assertEquals("plugin.not-installed", unknown.code());
        PluginException shipped = assertThrows(PluginException.class, () -> next().before(SHIPPED.name()));
        assertEquals("plugin.nothing-before", shipped.code());
    }

    @Test
    void fiveVersionsAreKept() {
        for (int minor = 0; minor < 9; minor++) {
            upgrade("1." + minor + ".0");
        }
        assertEquals(
                List.of("1.3.0 KEPT", "1.4.0 KEPT", "1.5.0 KEPT", "1.6.0 KEPT", "1.7.0 KEPT", "1.8.0 SERVING"),
                roles(TABLES));
    }

    @Test
    void pluginOfAShippedNameReplacesItUntilItGoes() throws Exception {
        state = next().instead(candidate(SHIPPED.name(), "0.2.0"));
        assertEquals(Set.of(SHIPPED), state.replaced());
        assertEquals(Set.of(), next().before(SHIPPED.name()).replaced());
        assertEquals(Set.of(), next().without(SHIPPED.name(), VersionRange.ANY).replaced());
        assertEquals(
                Set.of(),
                new NextState(StoreState.EMPTY, Set.of(SHIPPED))
                        .beside(candidate(SHIPPED.name(), "0.2.0"))
                        .replaced());
    }

    @Test
    void libraryStaysAsLongAsAPluginNeedsIt() throws Exception {
        StoredPlugin geo = plugin("org.acme.geo", "2.0.0", Role.LIBRARY);
        state = next().beside(candidate(TABLES, "1.0.0", geo));
        state = next().beside(new Candidate(
                plugin("com.acme.maps", "1.0.0", Role.SERVING),
                List.of(),
                List.of(geo.id()),
                List.of(),
                List.of(),
                Map.of()));
        state = next().without(TABLES, VersionRange.ANY);
        assertEquals(List.of("2.0.0 LIBRARY"), roles("org.acme.geo"));
        state = next().without("com.acme.maps", VersionRange.ANY);
        assertEquals(List.of(), roles("org.acme.geo"));
    }

    @Test
    void publisherIsTheLastSigner() {
        upgrade("1.0.0");
        assertEquals(Map.of(TABLES, "SHA256:" + TABLES), state.publishers());
    }
}
