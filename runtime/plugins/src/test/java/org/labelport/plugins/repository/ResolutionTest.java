package org.labelport.plugins.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.http.HttpSettings;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.VersionRange;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.FrameworkWiring;

class ResolutionTest {

    @TempDir
    static Path storage;

    @TempDir
    Path temporary;

    private static Framework framework;
    private static BundleContext context;

    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        storage.toString(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        "org.labelport.convert;version=1.0"));
        framework.start();
        context = framework.getBundleContext();
    }

    @AfterAll
    static void stop() throws Exception {
        framework.stop();
        framework.waitForStop(0);
    }

    @BeforeEach
    void makeFolder() throws Exception {
        folder = Files.createDirectories(temporary.resolve("repository"));
    }

    @AfterEach
    void removeBundles() throws Exception {
        List<Bundle> bundles = new ArrayList<>(List.of(context.getBundles()));
        bundles.remove(framework);
        for (Bundle bundle : bundles) {
            bundle.uninstall();
        }
        CountDownLatch refreshed = new CountDownLatch(1);
        framework.adapt(FrameworkWiring.class).refreshBundles(bundles, event -> refreshed.countDown());
        assertTrue(refreshed.await(1, TimeUnit.MINUTES), "refreshed");
    }

    private Bundle installed(TestJar jar) throws Exception {
        return context.installBundle(
                "reference:" + jar.in(temporary.resolve("running")).toUri());
    }

    private Bundle run(TestJar jar) throws Exception {
        return run(installed(jar));
    }

    private Bundle run(Bundle bundle) {
        framework.adapt(FrameworkWiring.class).resolveBundles(List.of(bundle));
        assertEquals(Bundle.RESOLVED, bundle.getState(), "resolved: " + bundle);
        return bundle;
    }

    private Offers offers() throws PluginException {
        IndexWriter.write(folder, Optional.empty());
        return new Repositories(
                        List.of(folder.resolve("index.xml").toString()),
                        (address, index, signature) -> {},
                        HttpSettings.defaults(),
                        1 << 20)
                .read(Map.of());
    }

    private Resolution resolution() throws PluginException {
        return Resolution.of(context, bundle -> false, offers());
    }

    private FoundPlugin find(String what) throws PluginException {
        return resolution().find(what, VersionRange.ANY);
    }

    private PluginException refused(String what) {
        return assertThrows(PluginException.class, () -> find(what));
    }

    private static List<String> ids(List<RepositoryBundle> bundles) {
        return bundles.stream().map(bundle -> bundle.id().toString()).toList();
    }

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
                note.contains("needs Java 99 or newer; this is Java "
                        + Runtime.version().feature()),
                note);
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
                                "tables@1.0.0 cannot run here: it needs package org.labelport.convert [2.0.0,3.0.0); there is 1.0.0 here"),
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
                "tables@1.0.0 cannot run here: a.lib@1.0.0, which would be installed with it, needs package base.api [2.0.0,3.0.0);"
                        + " there is 1.0.0 here (base), 3.0.0 in the repository (base@3.0.0)."
                        + " Add a jar that has it to a repository, or install it first.",
                refused.getMessage());
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
