package org.labelport.plugins.guard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.plugins.store.StoredPlugin;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;

class ResolveGuardTest {

    private static final BundleVetting NOBODY = (bundle, jar) -> Optional.of("it has no signature. Sign it");
    private static final BundleVetting ANYBODY = (bundle, jar) -> Optional.empty();

    @TempDir
    Path temporary;

    private final List<String> warnings = new ArrayList<>();
    private TestFramework framework;

    @BeforeEach
    void start() throws BundleException {
        framework = TestFramework.start(temporary.resolve("cache"), Map.of(ResolveGuard.TRUST, ResolveGuard.ENFORCE));
    }

    @AfterEach
    void stop() throws BundleException {
        framework.close();
    }

    private ResolveGuard guard(BundleVetting vetting) {
        return ResolveGuard.start(framework.context(), vetting, warnings::add);
    }

    @Test
    void whatNobodyVettedDoesNotResolveWhateverWayItCame() throws Exception {
        ResolveGuard guard = guard(NOBODY);
        Path file = Files.write(
                temporary.resolve("file.jar"), TestBundle.named("file").bytes());

        Bundle byStream = framework.install("anything", TestBundle.named("stream"));
        Bundle byFile = framework.context().installBundle(file.toUri().toString());
        Bundle inPlace = framework
                .context()
                .installBundle("reference:"
                        + Files.write(
                                        temporary.resolve("2.jar"),
                                        TestBundle.named("inPlace").bytes())
                                .toUri());
        Bundle asIfManaged = framework.install(StoredPlugin.LOCATION + "fox:1.0.0:00", TestBundle.named("fox"));

        List<Bundle> all = List.of(byStream, byFile, inPlace, asIfManaged);
        for (Bundle bundle : all) {
            assertThrows(BundleException.class, bundle::start, bundle.getLocation());
            assertThrows(ClassNotFoundException.class, () -> bundle.loadClass("any.Thing"), bundle.getLocation());
            assertEquals(Bundle.INSTALLED, bundle.getState(), bundle.getLocation());
        }
        assertEquals(
                all.stream().map(Bundle::getBundleId).toList(),
                List.copyOf(guard.refusals().keySet()));
        assertEquals(
                "plugin.refused: stream 1.0.0 (bundle " + byStream.getBundleId()
                        + " from anything) does not run: it has no signature. Sign it",
                guard.refusals().get(byStream.getBundleId()));
    }

    @Test
    void eachRefusalIsOneWarning() throws Exception {
        guard(NOBODY);
        Bundle bundle = framework.install("anything", TestBundle.named("stream"));
        for (int i = 0; i < 3; i++) {
            assertThrows(BundleException.class, bundle::start);
        }
        assertEquals(1, warnings.size(), warnings::toString);
    }

    @Test
    void whatTheManagerVettedResolves() throws Exception {
        ResolveGuard guard = guard(NOBODY);
        Bundle bundle = framework.install(StoredPlugin.LOCATION + "fox:1.0.0:00", TestBundle.named("fox"));
        guard.vet(bundle.getBundleId());
        bundle.start();
        assertEquals(Bundle.ACTIVE, bundle.getState());
        assertEquals(Map.of(), guard.refusals());
        assertEquals(List.of(), warnings);
    }

    @Test
    void aBundleOfTheInstallationResolvesAlsoAfterARefresh() throws Exception {
        Path file = Files.write(
                temporary.resolve("own.jar"), TestBundle.named("own").bytes());
        Bundle own = framework.context().installBundle("reference:" + file.toUri());
        guard(NOBODY);
        own.start();
        FrameworkWiring wiring =
                framework.context().getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
        CountDownLatch refreshed = new CountDownLatch(1);
        wiring.refreshBundles(List.of(own), event -> refreshed.countDown());
        assertTrue(refreshed.await(1, TimeUnit.MINUTES));
        assertEquals(Bundle.ACTIVE, own.getState());
    }

    @Test
    void whatOthersInstalledBeforeIsLookedAtToo() throws Exception {
        Bundle early = framework.install("file:early.jar", TestBundle.named("early"));
        guard(NOBODY);
        assertThrows(BundleException.class, early::start);
    }

    @Test
    void vettingSeesWhatTheFrameworkWouldRun() throws Exception {
        TestBundle signed = TestBundle.named("fox")
                .entry("META-INF/FOX.SF", "signature".getBytes(UTF_8))
                .entry("a/b/data.txt", "first".getBytes(UTF_8));
        Path file = Files.write(temporary.resolve("fox.jar"), signed.bytes());
        Map<String, byte[]> seen = new TreeMap<>();
        List<Path> copies = new ArrayList<>();
        ResolveGuard guard = guard((bundle, jar) -> {
            seen.putAll(entries(jar));
            copies.add(jar);
            return Optional.empty();
        });
        Bundle bundle = framework.context().installBundle(file.toUri().toString());
        Files.write(file, TestBundle.named("other").bytes());

        bundle.start();
        assertEquals(entries(Files.write(file, signed.bytes())).keySet(), seen.keySet());
        entries(file).forEach((name, content) -> assertArrayEquals(content, seen.get(name), name));
        assertEquals(1, copies.size());
        assertTrue(Files.notExists(copies.get(0)));
        assertEquals(Map.of(), guard.refusals());
    }

    private static Map<String, byte[]> entries(Path file) {
        Map<String, byte[]> entries = new TreeMap<>();
        try (JarFile jar = new JarFile(file.toFile())) {
            for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements(); ) {
                JarEntry entry = all.nextElement();
                entries.put(entry.getName(), jar.getInputStream(entry).readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    @Test
    void vettingThatFailsRefuses() throws Exception {
        guard((bundle, jar) -> {
            throw new IllegalStateException("no keys");
        });
        Bundle bundle = framework.install("anything", TestBundle.named("stream"));
        assertThrows(BundleException.class, bundle::start);
        assertTrue(warnings.get(0).endsWith("it cannot be examined: no keys"), warnings::toString);
    }

    @Test
    void anUpdateIsOtherCode() throws Exception {
        guard((bundle, jar) -> bundle.getVersion().getMicro() == 0 ? Optional.empty() : Optional.of("changed"));
        Bundle bundle = framework.install("anything", TestBundle.named("fox"));
        bundle.start();
        assertThrows(
                BundleException.class,
                () -> bundle.update(
                        TestBundle.named("fox").with("Bundle-Version", "1.0.1").jar()));
        assertThrows(BundleException.class, bundle::start);
        assertEquals(1, warnings.size(), warnings::toString);
    }

    @Test
    void vettingEndsWithAnUpdate() throws Exception {
        ResolveGuard guard = guard(NOBODY);
        Bundle bundle = framework.install(StoredPlugin.LOCATION + "fox:1.0.0:00", TestBundle.named("fox"));
        guard.vet(bundle.getBundleId());
        bundle.update(TestBundle.named("fox").jar());
        assertThrows(BundleException.class, bundle::start);
    }

    @Test
    void aFragmentOfTheInstallationAttachesOnlyWhenItWasVetted() throws Exception {
        Path file = Files.write(
                temporary.resolve("own.jar"), TestBundle.named("own").bytes());
        Bundle own = framework.context().installBundle("reference:" + file.toUri());
        ResolveGuard guard = guard(NOBODY);
        Bundle fragment = framework.install("anything", fragmentOf("own"));

        resolve(own);
        assertNull(own.getResource("added.txt"));
        assertEquals(Bundle.INSTALLED, fragment.getState());

        guard.vet(fragment.getBundleId());
        framework.close();
        framework = TestFramework.start(temporary.resolve("again"), Map.of(ResolveGuard.TRUST, ResolveGuard.ENFORCE));
        own = framework.context().installBundle("reference:" + file.toUri());
        guard = guard(NOBODY);
        fragment = framework.install("anything", fragmentOf("own"));
        guard.vet(fragment.getBundleId());
        resolve(own);
        assertNotNull(own.getResource("added.txt"));
    }

    private static TestBundle fragmentOf(String host) {
        return TestBundle.named("fragment").with(Constants.FRAGMENT_HOST, host).entry("added.txt", new byte[1]);
    }

    private void resolve(Bundle bundle) {
        FrameworkWiring wiring =
                framework.context().getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
        assertTrue(wiring.resolveBundles(List.of(bundle)));
    }

    @Test
    void aNewerSingletonThatNobodyVettedDoesNotShadowTheVettedOne() throws Exception {
        ResolveGuard guard = guard(NOBODY);
        Bundle vetted = framework.install("1", TestBundle.named("fox;singleton:=true"));
        guard.vet(vetted.getBundleId());
        framework.install("2", TestBundle.named("fox;singleton:=true").with("Bundle-Version", "2.0.0"));
        vetted.start();
        assertEquals(Bundle.ACTIVE, vetted.getState());
    }

    @Test
    void aPackageOfWhatNobodyVettedIsNotUsed() throws Exception {
        ResolveGuard guard = guard(NOBODY);
        Bundle exporter = framework.install("1", TestBundle.named("exporter").with(Constants.EXPORT_PACKAGE, "p"));
        Bundle importer = framework.install(
                "2", TestBundle.named("importer").with(Constants.IMPORT_PACKAGE, "p;resolution:=optional"));
        guard.vet(importer.getBundleId());
        importer.start();
        assertEquals(Bundle.INSTALLED, exporter.getState());
    }

    @Test
    void inOtherFrameworksEverythingIsLetBe() throws Exception {
        framework.close();
        framework = TestFramework.start(temporary.resolve("other"), Map.of());
        ResolveGuard guard = guard(NOBODY);
        Bundle bundle = framework.install("anything", TestBundle.named("stream"));
        bundle.start();
        assertEquals(Bundle.ACTIVE, bundle.getState());
        assertEquals(Map.of(), guard.refusals());
        assertEquals(List.of(), warnings);
    }

    @Test
    void whatIsTrustedRunsAndAClosedGuardLetsEverythingBe() throws Exception {
        ResolveGuard guard = guard(ANYBODY);
        framework.install("1", TestBundle.named("fox")).start();
        guard.close();
        guard = guard(NOBODY);
        guard.close();
        Bundle bundle = framework.install("2", TestBundle.named("wolf"));
        bundle.start();
        assertNotEquals(Bundle.INSTALLED, bundle.getState());
    }
}
