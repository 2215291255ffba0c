package org.labelport.plugins.why;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.plugin.Reason;
import org.labelport.plugins.why.plugin.Model;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceRegistration;

/** What can be said of jars only. */
class JarsTest {

    @RegisterExtension
    static final LiveFramework FRAMEWORK = new LiveFramework();

    @TempDir
    Path folder;

    private static BundleFile plugin() {
        return BundleFile.of("org.acme.tables", "1.1.0");
    }

    private List<String> codes(BundleFile file) throws IOException {
        return codes(file.in(folder));
    }

    private static List<String> codes(Path jar) {
        return FRAMEWORK.explanations().ofJar(jar).stream().map(Reason::code).toList();
    }

    @Test
    void goodOnes() throws Exception {
        assertEquals(
                List.of(),
                codes(plugin().with("DynamicImport-Package", "org.acme.later.*")
                        .with(
                                "Import-Package",
                                "org.acme.maybe;resolution:=optional,org.osgi.framework;version=\"[1.8,2)\"")
                        .component("tables", Model.class, Model.class, "")));
    }

    @Test
    void formatsThatNoComponentRegisters() throws Exception {
        String declared = "org.labelport.format;format=tables,org.labelport.target;target=tables";
        assertEquals(
                List.of("service.missing", "service.missing"), codes(plugin().with("Provide-Capability", declared)));
        assertEquals(
                List.of(),
                codes(plugin().with("Provide-Capability", declared).component("tables", Model.class, Model.class, "")));
    }

    @Test
    void noBundles() throws Exception {
        assertEquals(List.of("not.a-bundle"), codes(new BundleFile()));
        assertEquals(List.of("jar.unreadable"), codes(Files.writeString(folder.resolve("text.jar"), "no jar")));
        assertEquals(List.of("jar.unreadable"), codes(folder.resolve("none.jar")));
        assertEquals(List.of("manifest.invalid"), codes(plugin().with("Import-Package", "org.acme;version=\"[2\"")));
        assertEquals(
                List.of("manifest.invalid"), codes(plugin().with("Require-Capability", "acme;filter:=\"(acme=\"")));
    }

    @Test
    void manifestsThatCannotBeParsed() throws Exception {
        Path jar = folder.resolve("broken.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
            zip.write("Manifest-Version: 1.0\nno header\n".getBytes(StandardCharsets.UTF_8));
        }

        assertEquals(List.of("manifest.invalid"), codes(jar));
    }

    @Test
    void otherContentUnderANameAndVersionThatIsThere() throws Exception {
        Bundle present = FRAMEWORK.started(plugin());

        assertEquals(
                """
                duplicate.name-version: org.acme.tables 1.1.0 is there already, with another content (bundle %d)
                  To do: Give it another version, or uninstall that one first.""".formatted(present.getBundleId()),
                LiveFramework.text(FRAMEWORK
                        .explanations()
                        .ofJar(plugin().with("Bundle-Vendor", "Acme").in(folder))));
    }

    @Test
    void sameContentIsTheBundleThatIsThere() throws Exception {
        BundleFile file = plugin();
        Path jar = file.in(folder);
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar)));
        Bundle stored = FRAMEWORK.context().installBundle("plugin:org.acme.tables:1.1.0:" + sha256, file.open());
        assertEquals(List.of("not.started"), codes(jar));
        stored.start();
        assertEquals(List.of(), codes(jar));
        stored.uninstall();

        Bundle inPlace = FRAMEWORK.context().installBundle("reference:" + jar.toUri());
        assertEquals(List.of("not.started"), codes(jar));
        inPlace.start();
        assertEquals(List.of(), codes(jar));
    }

    @Test
    void serviceThatIsNeededAndNotThere() throws Exception {
        String header = "osgi.service;filter:=\"(objectClass=" + Model.class.getName() + ")\";effective:=active";
        BundleFile file = plugin().with("Require-Capability", header);
        assertEquals(
                """
                capability.missing: needs a service %s, which nothing here has
                  To do: Install a plug-in that brings this service.""".formatted(Model.class.getName()),
                LiveFramework.text(FRAMEWORK.explanations().ofJar(file.in(folder))));

        ServiceRegistration<Model> service = FRAMEWORK.context().registerService(Model.class, new Model(), null);
        assertEquals(List.of(), codes(file));
        service.unregister();
    }

    @Test
    void classesForNewerJava() throws Exception {
        assertEquals(
                List.of("class.version"),
                codes(plugin().component("tables", Model.class, Model.class, "").type(Model.class, 99)));
    }

    @Test
    void headersOfMultiReleaseJarsCount() throws Exception {
        BundleFile file = plugin().with("Multi-Release", "true")
                .with("Import-Package", "org.acme.old")
                .file(
                        "META-INF/versions/11/OSGI-INF/MANIFEST.MF",
                        "Manifest-Version: 1.0\nImport-Package: org.acme.new\n\n");

        assertEquals(
                "needs package org.acme.new, which nothing here has",
                FRAMEWORK.explanations().ofJar(file.in(folder)).get(0).text());
    }
}
