package org.labelport.plugins.why;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.plugin.Reason;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** What does not resolve is explained alike as a bundle and as a jar. */
class NeedsTest {

    @RegisterExtension
    static final LiveFramework FRAMEWORK = new LiveFramework();

    @TempDir
    Path folder;

    private void assertReasons(String expected, BundleFile file) throws BundleException, IOException {
        List<Reason> ofJar = FRAMEWORK.explanations().ofJar(file.in(folder));
        assertEquals(expected.strip(), LiveFramework.text(ofJar), "jar");
        Bundle bundle = FRAMEWORK.installed(file);
        assertEquals(
                expected.strip(), LiveFramework.text(FRAMEWORK.explanations().ofBundle(bundle)), "bundle");
    }

    private static BundleFile plugin() {
        return BundleFile.of("org.acme.tables", "1.1.0");
    }

    private static BundleFile geo(String version) {
        return BundleFile.of("org.acme.geo", version).with("Export-Package", "org.acme.geo;version=" + version);
    }

    @Test
    void packageThatNobodyHas() throws Exception {
        assertReasons(
                """
                package.missing: needs package org.acme.geo [2,3), which nothing here has
                  To do: Install a bundle that exports it, or pack it into the plug-in.
                """,
                plugin().with("Import-Package", "org.acme.geo;version=\"[2,3)\",org.acme.none;resolution:=optional"));
    }

    @Test
    void packageInOtherVersions() throws Exception {
        FRAMEWORK.started(geo("1.4.0"));
        FRAMEWORK.installed(geo("1.9.1"));

        assertReasons("""
                package.wrong-version: needs package org.acme.geo [2,3); there is 1.9.1 from org.acme.geo 1.9.1, 1.4.0 from org.acme.geo 1.4.0
                  To do: Install a newer version beside it; both can be there.
                """, plugin().with("Import-Package", "org.acme.geo;version=\"[2,3)\""));
    }

    @Test
    void packageOfLabelportItself() throws Exception {
        assertReasons("""
                package.wrong-version: needs package org.labelport.convert [1.5,2); there is 1.4.0 from this Labelport
                  To do: Upgrade Labelport, or take an older version of the plug-in.
                """, plugin().with("Import-Package", "org.labelport.convert;version=\"[1.5,2)\""));
    }

    @Test
    void packageThatIsShownToSomeOnly() throws Exception {
        FRAMEWORK.started(BundleFile.of("org.acme.geo", "1.0.0")
                .with("Export-Package", "org.acme.geo;version=1.0.0;friend=yes;mandatory:=friend"));

        assertReasons("""
                package.wrong-version: needs package org.acme.geo 1 or newer; there is 1.0.0 from org.acme.geo 1.0.0, whose attributes do not fit (&(osgi.wiring.package=org.acme.geo)(version>=1.0.0))
                  To do: Install a version that fits beside it, or have the plug-in's range widened if it works with what is there.
                """, plugin().with("Import-Package", "org.acme.geo;version=1"));
    }

    @Test
    void newerJava() throws Exception {
        int java = Runtime.version().feature();
        String expected = """
                java.too-old: needs Java 99; this is Java %d
                  To do: Run Labelport with Java 99 or newer, or take a version of the plug-in that was built for Java %d.
                """.formatted(java, java);
        assertReasons(
                expected, plugin().with("Require-Capability", "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\""));
        assertReasons(
                expected,
                BundleFile.of("org.acme.old", "1.0.0").with("Bundle-RequiredExecutionEnvironment", "JavaSE-99"));
    }

    @Test
    void capabilities() throws Exception {
        assertReasons(
                """
                capability.missing: needs a mediator of java.util.ServiceLoader (osgi.serviceloader.processor) [1,2), which nothing here has
                  To do: Install org.apache.aries.spifly.dynamic.bundle, or take a version of the plug-in that brings its services as OSGi services.
                capability.missing: needs acme.gpu (acme.gpu=fast), which nothing here has
                  To do: Install a bundle that provides it.
                """,
                plugin().with(
                                "Require-Capability",
                                "osgi.extender;filter:=\"(&(osgi.extender=osgi.serviceloader.processor)(version>=1.0)"
                                        + "(!(version>=2.0)))\",acme.gpu;filter:=\"(acme.gpu=fast)\","
                                        + "acme.other;resolution:=optional"));
    }

    @Test
    void requiredBundle() throws Exception {
        FRAMEWORK.installed(geo("1.4.0"));

        assertReasons("""
                bundle.missing: needs bundle org.acme.geo [2,3); there is 1.4.0 from org.acme.geo 1.4.0
                  To do: Install that bundle, or have the plug-in import the packages that it uses in the place of Require-Bundle.
                """, plugin().with("Require-Bundle", "org.acme.geo;bundle-version=\"[2,3)\""));
    }

    @Test
    void fragments() throws Exception {
        assertReasons("""
                host.missing: is a fragment of host org.acme.geo, which nothing here has
                  To do: Install the bundle that it belongs to.
                """, plugin().with("Fragment-Host", "org.acme.geo"));
        FRAMEWORK.started(geo("1.4.0"));
        assertReasons("""
                host.running: is a fragment of org.acme.geo 1.4.0, which runs already without it
                  To do: Have it made a bundle of its own; or refresh its host in the shell, which starts again all that uses it.
                """, BundleFile.of("org.acme.late", "1.0.0").with("Fragment-Host", "org.acme.geo"));
    }

    @Test
    void nativeCode() throws Exception {
        assertReasons(
                """
                native.missing: has no native code for %s on %s; there is some for epoc32 sparc
                  To do: Take a version of it that was made for this system.
                """.formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
                plugin().with("Bundle-NativeCode", "lib/x.so;osname=epoc32;processor=sparc"));
    }

    @Test
    void nativeCodeForThisSystem() throws Exception {
        String here = "lib/x.so;osname=" + FRAMEWORK.context().getProperty("org.osgi.framework.os.name")
                + ";processor=sparc;processor=" + FRAMEWORK.context().getProperty("org.osgi.framework.processor");
        BundleFile file = plugin().with("Bundle-NativeCode", "lib/y.so;osname=epoc32," + here)
                .file("lib/x.so", "");

        assertEquals(List.of(), FRAMEWORK.explanations().ofJar(file.in(folder)));
        assertEquals(List.of(), FRAMEWORK.explanations().ofBundle(FRAMEWORK.started(file)));
    }

    @Test
    void packageByTwoWays() throws Exception {
        FRAMEWORK.started(geo("1.4.0"));
        FRAMEWORK.started(geo("2.0.0"));
        FRAMEWORK.started(BundleFile.of("org.acme.draw", "1.0.0")
                .with("Export-Package", "org.acme.draw;version=1.0.0;uses:=\"org.acme.geo\"")
                .with("Import-Package", "org.acme.geo;version=\"[2,3)\""));

        assertReasons("""
                uses.conflict: gets package org.acme.geo from two bundles: org.acme.geo 1.4.0, and org.acme.geo 2.0.0 by way of org.acme.draw 1.0.0
                  To do: Take versions of these bundles that agree on one version of the package, or pack a copy of it into one of them that does not show it to others.
                """, plugin().with("Import-Package", "org.acme.geo;version=\"[1,2)\",org.acme.draw"));
    }

    @Test
    void singletonBesideAnother() throws Exception {
        FRAMEWORK.started(BundleFile.of("org.acme.tables;singleton:=true", "1.0.0"));

        assertReasons("""
                singleton.taken: may be there once only (singleton:=true), and org.acme.tables 1.0.0 is there
                  To do: Have singleton:=true taken out of its Bundle-SymbolicName; versions of a plug-in run side by side.
                """, BundleFile.of("org.acme.tables;singleton:=true", "1.1.0"));
    }

    @Test
    void causesBeneathCausesEachBundleOnce() throws Exception {
        FRAMEWORK.installed(BundleFile.of("org.acme.draw", "1.0.0")
                .with("Export-Package", "org.acme.draw;version=1.0.0")
                .with("Import-Package", "org.acme.base"));
        FRAMEWORK.installed(BundleFile.of("org.acme.base", "3.0.0")
                .with("Export-Package", "org.acme.base")
                .with("Import-Package", "org.acme.model,org.acme.geo;version=\"[2,3)\""));
        BundleFile file =
                plugin().with("Import-Package", "org.acme.draw,org.acme.base").with("Export-Package", "org.acme.model");

        String expected = """
                provider.unusable: needs package org.acme.draw, which org.acme.draw 1.0.0 has, but that cannot run:
                  provider.unusable: needs package org.acme.base, which org.acme.base 3.0.0 has, but that cannot run:
                    package.missing: needs package org.acme.geo [2,3), which nothing here has
                      To do: Install a bundle that exports it, or pack it into the plug-in.
                provider.unusable: needs package org.acme.base, which org.acme.base 3.0.0 has, but that cannot run (see above)
                """;
        Bundle bundle = FRAMEWORK.installed(file);
        List<Reason> reasons = FRAMEWORK.explanations().ofBundle(bundle);

        assertEquals(expected.strip(), LiveFramework.text(reasons));
        assertEquals(
                "needs package org.acme.draw, which org.acme.draw 1.0.0 has, but that cannot run: needs package org.acme.base,"
                        + " which org.acme.base 3.0.0 has, but that cannot run: needs package org.acme.geo [2,3), which"
                        + " nothing here has. Install a bundle that exports it, or pack it into the plug-in. There is 1"
                        + " other reason, which `labelport plugin why` lists",
                Explanations.summary(reasons));
    }

    @Test
    void bundlesThatNeedEachOtherAreFine() throws Exception {
        Bundle one = FRAMEWORK.installed(BundleFile.of("org.acme.one", "1.0.0")
                .with("Export-Package", "org.acme.one")
                .with("Import-Package", "org.acme.two"));
        FRAMEWORK.installed(BundleFile.of("org.acme.two", "1.0.0")
                .with("Export-Package", "org.acme.two")
                .with("Import-Package", "org.acme.one"));

        assertEquals(
                List.of("not.started"),
                FRAMEWORK.explanations().ofBundle(one).stream()
                        .map(Reason::code)
                        .toList());
        one.start();
        assertEquals(List.of(), FRAMEWORK.explanations().ofBundle(one));
    }

    @Test
    void refusedByTrust() throws Exception {
        Bundle geo = FRAMEWORK.installed(geo("2.1.0"));
        Bundle plugin = FRAMEWORK.installed(plugin().with("Import-Package", "org.acme.geo"));
        Explanations guarded = new Explanations(
                FRAMEWORK.context(),
                bundle -> bundle == geo ? Optional.of("is not signed. Have it signed") : Optional.empty(),
                service -> Optional.empty());

        assertEquals("""
                provider.unusable: needs package org.acme.geo, which org.acme.geo 2.1.0 has, but that cannot run:
                  trust.refused: is not signed. Have it signed""", LiveFramework.text(guarded.ofBundle(plugin)));
    }

    @Test
    void askingChangesNothing() throws Exception {
        Bundle geo = FRAMEWORK.installed(geo("2.1.0"));
        Bundle plugin = FRAMEWORK.installed(plugin().with("Import-Package", "org.acme.geo"));
        int bundles = FRAMEWORK.context().getBundles().length;

        FRAMEWORK.explanations().ofBundle(plugin);
        FRAMEWORK
                .explanations()
                .ofJar(BundleFile.of("org.acme.x", "1.0.0")
                        .with("Import-Package", "org.acme.geo")
                        .in(folder));

        assertEquals(bundles, FRAMEWORK.context().getBundles().length);
        assertTrue(Arrays.stream(new Bundle[] {geo, plugin}).allMatch(bundle -> bundle.getState() == Bundle.INSTALLED));
    }
}
