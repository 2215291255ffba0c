package org.labelport.plugins.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.VersionRange;
import org.osgi.framework.Bundle;

/** Tests which plug-ins cannot be installed, and that the reason is said in plain words. */
class RefusedResolutionTest extends ResolutionFixture {

    @Test
    void anotherBuildOfABundleThatRunsIsNotFetched() throws Exception {
        run(TestJar.of("a.lib", "1.0.0"));
        TestJar.plugin("tables", "1.0.0", "tables").imports("a.api").in(folder);
        TestJar.of("a.lib", "1.0.0").exports("a.api").in(folder);

        assertEquals("plugin.unresolvable", refused("tables").code());
    }

    @Test
    void theManagerItselfIsNeverRestarted() throws Exception {
        run(TestJar.of("a.lib", "1.0.0").exports("a.api;version=1.0"));
        run(TestJar.of("b.lib", "1.0.0")
                .exports("b.api;version=1.0;uses:=\"a.api\"")
                .imports("a.api;version=\"[1,3)\""));
        Bundle manager = run(TestJar.of("manager", "1.0.0").imports("b.api"));
        manager.start();
        TestJar.plugin("tables", "1.0.0", "tables")
                .imports("b.api,a.api;version=\"[2,3)\"")
                .in(folder);
        TestJar.of("a.lib", "2.0.0").exports("a.api;version=2.0").in(folder);
        Resolution resolution = Resolution.of(manager.getBundleContext(), bundle -> false, offers());

        PluginException refused =
                assertThrows(PluginException.class, () -> resolution.find("tables", VersionRange.ANY));

        assertEquals("plugin.unresolvable", refused.code());
        assertTrue(
                refused.getMessage().contains("which conflicts with a version that its other dependencies use"),
                refused.getMessage());
    }

    @Test
    void anotherCopyOfTheEnginesTypesIsNotFetched() throws Exception {
        TestJar.plugin("tables", "1.0.0", "tables")
                .imports("org.labelport.convert;version=\"[2,3)\"")
                .in(folder);
        TestJar.of("org.labelport.api", "2.0.0")
                .exports("org.labelport.convert;version=2.0")
                .in(folder);

        PluginException refused = refused("tables");

        assertEquals("plugin.unresolvable", refused.code());
        assertTrue(
                refused.getMessage()
                        .startsWith(
                                "tables@1.0.0 cannot run here: it needs package org.labelport.convert [2,3); there is 1.0.0 here"),
                refused.getMessage());
    }

    @Test
    void aSecondSingletonIsNotFetched() throws Exception {
        TestJar only = TestJar.of("a.lib", "1.0.0").exports("a.api;version=1.0");
        run(only.with("Bundle-SymbolicName", "a.lib;singleton:=true"));
        TestJar.plugin("tables", "1.0.0", "tables")
                .imports("a.api;version=\"[2,3)\"")
                .in(folder);
        TestJar.of("a.lib", "2.0.0")
                .exports("a.api;version=2.0")
                .with("Bundle-SymbolicName", "a.lib;singleton:=true")
                .in(folder);

        assertEquals("plugin.unresolvable", refused("tables").code());
    }

    @Test
    void whatALibraryLacksIsSaidInPlainWords() throws Exception {
        run(TestJar.of("base", "1.0.0").exports("base.api;version=1.0"));
        TestJar.plugin("tables", "1.0.0", "tables").imports("a.api").in(folder);
        TestJar.of("a.lib", "1.0.0")
                .exports("a.api")
                .imports("base.api;version=\"[2,3)\"")
                .in(folder);
        TestJar.of("base", "3.0.0").exports("base.api;version=3.0").in(folder);

        PluginException refused = refused("tables");

        assertEquals("plugin.unresolvable", refused.code());
        assertEquals(
                "tables@1.0.0 cannot run here: a.lib@1.0.0, which would be installed with it, needs package base.api [2,3);"
                        + " there is 1.0.0 here (base), 3.0.0 in the repository (base@3.0.0)."
                        + " Add a jar that has it to a repository, or install it first.",
                refused.getMessage());
    }

    @Test
    void whatIsNotThereIsToldApart() throws Exception {
        TestJar.plugin("com.acme.tables", "1.0.0", "tables").in(folder);
        TestJar.plugin("com.acme.tables", "1.2.0", "tables").in(folder);
        TestJar.plugin("com.acme.lists", "1.0.0", "lists").in(folder);
        TestJar.plugin("com.other.lists", "1.0.0", "lists").in(folder);

        PluginException typo = refused("tabels");
        assertEquals("plugin.not-found", typo.code());
        assertEquals("No repository has a plug-in or format tabels. Similar names: tables.", typo.getMessage());

        PluginException version = assertThrows(
                PluginException.class,
                () -> resolution().find("tables", VersionRange.parse("[3,4)").orElseThrow()));
        assertEquals("plugin.no-version", version.code());
        assertTrue(version.getMessage().contains("there is 1.0.0, 1.2.0"), version.getMessage());

        assertEquals("plugin.ambiguous", refused("lists").code());

        PluginException none = assertThrows(
                PluginException.class,
                () -> Resolution.of(context, bundle -> false, Offers.NONE).find("tables", VersionRange.ANY));
        assertEquals("plugin.no-repository", none.code());
        assertTrue(none.getMessage().contains("plugins.json"));
    }
}
