package org.labelport.plugins.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.VersionRange;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.FrameworkWiring;

/** Tests which version of a plug-in is chosen, what comes along with it, and what it restarts. */
class ResolutionTest extends ResolutionFixture {

    private static List<String> texts(List<?> all) {
        return all.stream().map(Object::toString).toList();
    }

    /** What was found really resolves, and nothing that ran was wired anew. */
    private void install(FoundPlugin found) throws Exception {
        List<Bundle> installed = new ArrayList<>();
        for (RepositoryBundle bundle : found.needs().along()) {
            installed.add(context.installBundle(bundle.location().toString()));
        }
        installed.add(context.installBundle(found.bundle().location().toString()));
        assertTrue(framework.adapt(FrameworkWiring.class).resolveBundles(installed), () -> "resolve " + installed);
    }

    @Test
    void aChainOfLibrariesComesAlongInTheOrderOfNeed() throws Exception {
        TestJar.plugin("z.tables", "1.0.0", "tables")
                .imports("a.api;version=\"[1,2)\"")
                .in(folder);
        TestJar.of("a.lib", "1.1.0")
                .exports("a.api;version=1.1")
                .imports("z.base")
                .in(folder);
        TestJar.of("z.base.lib", "3.0.0")
                .exports("z.base;version=3")
                .with("Require-Capability", "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=17))\"")
                .in(folder);
        TestJar.of("other.lib", "1.0.0").exports("other;version=1").in(folder);

        FoundPlugin found = find("tables");

        assertEquals("z.tables@1.0.0", found.bundle().id().toString());
        assertEquals(
                List.of("z.base.lib@3.0.0", "a.lib@1.1.0"), ids(found.needs().along()));
        assertEquals(List.of(), found.needs().restarts());
        install(found);
    }

    @Test
    void aLibraryThatRunsIsUsedWhenItFits() throws Exception {
        run(TestJar.of("a.lib", "1.0.0").exports("a.api;version=1.0"));
        TestJar.plugin("tables", "1.0.0", "tables")
                .imports("a.api;version=\"[1,2)\"")
                .in(folder);
        TestJar.of("a.lib", "1.5.0").exports("a.api;version=1.5").in(folder);

        FoundPlugin found = find("tables");

        assertEquals(List.of(), found.needs().along());
        assertEquals(List.of("a.lib@1.0.0"), texts(found.needs().shared()));
        install(found);
    }

    @Test
    void anotherVersionComesBesideOneThatDoesNotFit() throws Exception {
        run(TestJar.of("a.lib", "1.0.0").exports("a.api;version=1.0"));
        run(TestJar.of("user", "1.0.0").imports("a.api;version=\"[1,2)\""));
        TestJar.plugin("tables", "1.0.0", "tables")
                .imports("a.api;version=\"[2,3)\"")
                .in(folder);
        TestJar.of("a.lib", "2.0.0").exports("a.api;version=2.0").in(folder);
        TestJar.of("a.lib", "2.1.0").exports("a.api;version=2.1").in(folder);
        TestJar.of("a.lib", "3.0.0").exports("a.api;version=3.0").in(folder);

        FoundPlugin found = find("tables");

        assertEquals(List.of("a.lib@2.1.0"), ids(found.needs().along()));
        assertEquals(List.of(), found.needs().restarts());
        install(found);
    }

    @Test
    void nothingNewUsesWhatIsLeaving() throws Exception {
        Bundle leaving = run(TestJar.of("a.lib", "1.0.0").exports("a.api;version=1.0"));
        TestJar.plugin("tables", "1.0.0", "tables")
                .imports("a.api;version=\"[1,2)\"")
                .in(folder);
        TestJar.of("a.lib", "1.5.0").exports("a.api;version=1.5").in(folder);

        FoundPlugin found = Resolution.of(context, leaving::equals, offers()).find("tables", VersionRange.ANY);

        assertEquals(List.of("a.lib@1.5.0"), ids(found.needs().along()));
    }

    @Test
    void aConflictOfUsesChoosesAnOlderLibrary() throws Exception {
        run(TestJar.of("b.lib", "1.0.0")
                .exports("b.api;version=1.0;uses:=\"a.api\",a.api;version=1.0")
                .imports("a.api;version=\"[1,2)\""));
        TestJar.plugin("tables", "1.0.0", "tables")
                .imports("c.api;version=\"[1,3)\",b.api,a.api;version=\"[1,3)\"")
                .in(folder);
        // The newer one hands out a.api 2, which is not what b.api hands out.
        TestJar.of("c.lib", "2.0.0")
                .exports("c.api;version=2.0;uses:=\"a.api\"")
                .imports("a.api;version=\"[2,3)\"")
                .in(folder);
        TestJar.of("c.lib", "1.0.0")
                .exports("c.api;version=1.0;uses:=\"a.api\"")
                .imports("a.api;version=\"[1,2)\"")
                .in(folder);
        TestJar.of("a.lib", "2.0.0").exports("a.api;version=2.0").in(folder);

        FoundPlugin found = find("tables");

        assertEquals(List.of("c.lib@1.0.0"), ids(found.needs().along()));
        assertEquals(List.of(), found.needs().restarts());
        install(found);
    }

    @Test
    void aPartOfABundleThatRunsComesOnlyWithWhatItRestarts() throws Exception {
        run(TestJar.of("host", "1.0.0").exports("host.api;version=1.0"));
        run(TestJar.of("user", "1.0.0").imports("host.api"));
        run(TestJar.of("bystander", "1.0.0").exports("by;version=1.0"));
        TestJar.plugin("tables", "1.0.0", "tables").imports("part.api").in(folder);
        TestJar.of("part", "1.0.0")
                .with("Fragment-Host", "host")
                .exports("part.api;version=1.0")
                .in(folder);

        FoundPlugin found = find("tables");

        assertEquals(List.of("part@1.0.0"), ids(found.needs().along()));
        assertEquals(List.of("host@1.0.0", "user@1.0.0"), texts(found.needs().restarts()));
    }

    @Test
    void whatRestartsNothingGoesBeforeWhatIsNewer() throws Exception {
        run(TestJar.of("host", "1.0.0"));
        TestJar.plugin("tables", "1.0.0", "tables").imports("part.api").in(folder);
        TestJar.of("part", "2.0.0")
                .with("Fragment-Host", "host")
                .exports("part.api;version=2.0")
                .in(folder);
        TestJar.of("whole", "1.0.0").exports("part.api;version=1.0").in(folder);

        FoundPlugin found = find("tables");

        assertEquals(List.of("whole@1.0.0"), ids(found.needs().along()));
        assertEquals(List.of(), found.needs().restarts());
        install(found);
    }

    @Test
    void aBundleThatWouldHaveToUseAnotherLibraryIsNamedWithItsUsers() throws Exception {
        Bundle later = installed(TestJar.of("x.lib", "1.1.0").exports("x.api;version=1.1"));
        run(TestJar.of("x.lib", "1.0.0").exports("x.api;version=1.0"));
        run(TestJar.of("m.lib", "1.0.0").exports("m.api").imports("x.api"));
        run(later);
        run(TestJar.of("a.lib", "1.0.0").exports("a.api;version=1.0"));
        run(TestJar.of("b.lib", "1.0.0")
                .exports("b.api;version=1.0;uses:=\"a.api\"")
                .imports("a.api;version=\"[1,3)\""));
        run(TestJar.of("user", "1.0.0").imports("b.api"));
        TestJar.plugin("tables", "1.0.0", "tables")
                .imports("b.api,m.api,a.api;version=\"[2,3)\"")
                .in(folder);
        TestJar.of("a.lib", "2.0.0").exports("a.api;version=2.0").in(folder);

        FoundPlugin found = find("tables");

        assertEquals(List.of("a.lib@2.0.0"), ids(found.needs().along()));
        // Not m.lib, which goes on with the older of the two that it could use.
        assertEquals(List.of("b.lib@1.0.0", "user@1.0.0"), texts(found.needs().restarts()));
    }

    @Test
    void theNewestVersionThatFitsIsTakenAndTheNewerOneNamed() throws Exception {
        TestJar.plugin("tables", "1.0.0", "tables").in(folder);
        TestJar.plugin("tables", "1.2.0", "tables").in(folder);
        TestJar.plugin("tables", "2.0.0", "tables")
                .with("Require-Capability", "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\"")
                .in(folder);

        FoundPlugin found = find("tables");

        assertEquals("tables@1.2.0", found.bundle().id().toString());
        assertEquals(1, found.notes().size());
        String note = found.notes().get(0);
        assertTrue(note.startsWith("tables@2.0.0 is newer"), note);
        assertTrue(
                note.contains("needs Java 99; this is Java " + Runtime.version().feature()), note);
        assertEquals(
                "tables@1.0.0",
                resolution()
                        .find("tables", VersionRange.parse("[1,1.1)").orElseThrow())
                        .bundle()
                        .id()
                        .toString());
    }

    @Test
    void aServiceThatNobodyOffersYetComesAlong() throws Exception {
        String reference = "osgi.service;filter:=\"(objectClass=a.Service)\";effective:=active";
        TestJar.of("tables", "1.0.0").with("Require-Capability", reference).in(folder);
        TestJar.of("provider", "1.0.0")
                .with("Provide-Capability", "osgi.service;objectClass:List<String>=\"a.Service\";effective:=active")
                .in(folder);

        assertEquals(List.of("provider@1.0.0"), ids(find("tables").needs().along()));

        context.registerService("java.lang.Object", new Object(), null);
        TestJar.of("others", "1.0.0")
                .with("Require-Capability", reference.replace("a.Service", "java.lang.Object"))
                .in(folder);
        TestJar.of("object", "1.0.0")
                .with(
                        "Provide-Capability",
                        "osgi.service;objectClass:List<String>=\"java.lang.Object\";effective:=active")
                .in(folder);
        assertEquals(List.of(), ids(find("others").needs().along()));
    }

    @Test
    void whatIsOptionalIsNotFetched() throws Exception {
        TestJar.plugin("tables", "1.0.0", "tables")
                .imports("a.api;resolution:=optional")
                .in(folder);
        TestJar.of("a.lib", "2.0.0").exports("a.api;version=2.0").in(folder);

        assertEquals(List.of(), find("tables").needs().along());
    }

    @Test
    void aJarAtHandGetsWhatItNeeds() throws Exception {
        TestJar.of("a.lib", "1.1.0").exports("a.api;version=1.1").in(folder);
        Path jar = TestJar.plugin("tables", "1.0.0", "tables").imports("a.api").in(temporary.resolve("mail"));

        assertEquals(List.of("a.lib@1.1.0"), ids(resolution().needs(jar).along()));

        Path lonely =
                TestJar.plugin("lonely", "1.0.0", "tables").imports("b.api").in(temporary.resolve("mail"));
        PluginException refused = assertThrows(
                PluginException.class,
                () -> Resolution.of(context, bundle -> false, Offers.NONE).needs(lonely));
        assertEquals("plugin.unresolvable", refused.code());
        assertTrue(refused.getMessage()
                .contains("needs package b.api, which neither this installation nor a repository has"));
    }
}
