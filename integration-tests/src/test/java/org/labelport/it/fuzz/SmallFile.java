package org.labelport.it.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.labelport.engine.LabelportEngine;
import org.labelport.engine.media.NetworkSettings;
import org.labelport.export.ExportParams;
import org.labelport.export.JobRules;
import org.labelport.model.JsonText;
import org.labelport.plugin.VersionRange;
import org.labelport.plugins.repository.Repositories;
import org.labelport.plugins.settings.PluginSettings;
import org.labelport.plugins.store.PluginFolder;
import org.labelport.plugins.store.StateFile;
import org.labelport.plugins.trust.JarVerifier;
import org.labelport.plugins.trust.TrustedKeys;
import org.labelport.report.ExportException;
import org.labelport.settings.Settings;
import org.labelport.target.TargetHandler;

/**
 * A file that is read apart from data: settings, jobs, what repositories and plug-ins say of themselves.
 *
 * @param name of the file, whose ending says what it is
 * @param sound content to begin with
 * @param reading reads a file of that name in a folder
 */
record SmallFile(String name, byte[] sound, Reading reading) {

    /** Reads as the program does. */
    @FunctionalInterface
    interface Reading {
        void read(Path folder) throws Exception;
    }

    private static final String SHA256 = "ab".repeat(32);

    static List<SmallFile> all(TargetHandler target) throws IOException {
        return List.of(
                file("job.json", """
                        {"name": "shapes", "description": null, "storage": 1, "path": "exports", "target": "coco",
                         "filter": {"path": "a.json", "split": "train"}, "save_original_file": true,
                         "extra_params": {"a": [1, 2.5, null, "ä"]}}""", folder -> {
                    Files.writeString(folder.resolve("storages.json"), """
                            {"1": {"provider": "file_system", "configuration": {"location": "/tmp/exports"}}}""");
                    job(folder, target);
                }),
                file("storages.json", """
                        {"1": {"provider": "file_system", "configuration": {"location": "/tmp/exports"}},
                         "2": {"provider": "amazon_s3", "configuration": {"bucket": "a", "key": "k"}}}""", folder -> {
                    Files.writeString(folder.resolve("job.json"), """
                            {"name": "a", "storage": 1, "path": "b", "target": "coco", "filter": {"path": "a.json"}}""");
                    job(folder, target);
                }),
                file("plugins.json", """
                        {"repositories": ["plugins/index.xml", "https://plugins.example.org/index.xml"],
                         "pins": {"yolo": "[1.2,1.3)", "coco": "1.0.0"}, "allowUnsigned": true,
                         "selfCheckSeconds": 10, "downloadLimitMegabytes": 256}""", SmallFile::plugins),
                file(
                        "network.json",
                        """
                        {"allowedHosts": ["example.org", "*.example.com"], "connections": 4, "connectSeconds": 2.5,
                         "responseSeconds": 30, "idleSeconds": 30, "attempts": 3, "backOffSeconds": 0.5,
                         "maxFileMegabytes": 100, "maxRedirects": 3, "checkSize": true, "checkChecksum": false}""",
                        folder -> NetworkSettings.of(Settings.of(Optional.of(folder), Optional.empty()))),
                file("state.json", """
                        {"schema": 1, "plugins": [{"plugin": "org.acme.a@1.2.3", "sha256": "%s", "role": "serving",
                          "signer": {"fingerprint": "%s", "subject": "CN=a"}, "origin": "/a.jar", "formats": ["a"],
                          "targets": [], "neededBy": ["org.acme.b"]}], "replaced": ["org.acme.a@1.0.0"],
                         "publishers": {"org.acme.a": "%s"}, "dropped": {"a.jar": {"size": 5, "modified": 7,
                          "refused": {"code": "plugin.unsigned", "message": "no"}}}, "increments": {"/index.xml": 4}}""".formatted(SHA256, SHA256, SHA256), SmallFile::state),
                file("index.xml", """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <repository xmlns="http://www.osgi.org/xmlns/repository/v1.0.0" increment="3" name="a">
                          <resource>
                            <capability namespace="osgi.identity">
                              <attribute name="osgi.identity" value="org.acme.a"/>
                              <attribute name="type" value="osgi.bundle"/>
                              <attribute name="version" type="Version" value="1.2.3"/>
                            </capability>
                            <capability namespace="osgi.content">
                              <attribute name="osgi.content" value="%s"/>
                              <attribute name="url" value="org.acme.a-1.2.3.jar"/>
                              <attribute name="size" type="Long" value="1234"/>
                              <attribute name="mime" value="application/vnd.osgi.bundle"/>
                            </capability>
                            <capability namespace="org.labelport.format">
                              <attribute name="org.labelport.format" value="acme"/>
                              <attribute name="version" type="Version" value="1.2.3"/>
                            </capability>
                            <capability namespace="osgi.wiring.package">
                              <attribute name="osgi.wiring.package" value="org.acme"/>
                              <attribute name="tags" type="List&lt;String&gt;" value="a,b"/>
                            </capability>
                            <requirement namespace="osgi.wiring.package">
                              <directive name="filter" value="(&amp;(osgi.wiring.package=org.labelport.convert)(version&gt;=1.0))"/>
                            </requirement>
                          </resource>
                        </repository>""".formatted(SHA256), SmallFile::index),
                new SmallFile(
                        "plugin.jar",
                        jar(),
                        folder -> new JarVerifier(TrustedKeys.none()).verify(folder.resolve("plugin.jar"))),
                new SmallFile("manifest.mf", manifest(), SmallFile::manifestInJar),
                file("key.pem", KEY, folder -> {
                    Path trust = Files.createDirectories(folder.resolve("trust"));
                    Files.copy(folder.resolve("key.pem"), trust.resolve("key.pem"));
                    TrustedKeys.of(Settings.of(Optional.of(folder), Optional.empty()));
                }));
    }

    private static final String KEY = """
            -----BEGIN PUBLIC KEY-----
            MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEaxfR8uEsQkf4vOblY6RA8ncDfYEt
            6zOg9KE5RdiYwpZP40Li/hp/m47n60p8D54WK84zV2sxXs7LtkBoN79R9Q==
            -----END PUBLIC KEY-----
            """;

    private static SmallFile file(String name, String sound, Reading reading) {
        return new SmallFile(name, sound.getBytes(UTF_8), reading);
    }

    private static void job(Path folder, TargetHandler target) throws Exception {
        LabelportEngine engine = new LabelportEngine(Settings.of(Optional.of(folder), Optional.empty()));
        engine.add(target);
        engine.job(new JsonText(Files.readAllBytes(folder.resolve("job.json"))), JobRules.USUAL)
                .to("coco");
    }

    /** The same file is read in two places. */
    private static void plugins(Path folder) throws Exception {
        Settings settings = Settings.of(Optional.of(folder), Optional.empty());
        PluginSettings.of(settings);
        LabelportEngine engine = new LabelportEngine(settings);
        engine.add(new ReadOnly());
        engine.choose(ReadOnly.FORMAT, ExportParams.Requirements.NONE);
    }

    private static void state(Path folder) throws Exception {
        PluginFolder store = new PluginFolder(folder);
        Files.createDirectories(store.state().getParent());
        Files.copy(folder.resolve("state.json"), store.state());
        new StateFile(store).read();
    }

    private static void index(Path folder) throws Exception {
        String address = folder.resolve("index.xml").toString();
        var settings = new PluginSettings(
                List.of(address),
                PluginSettings.DEFAULTS.unsigned(),
                PluginSettings.DEFAULTS.selfCheck(),
                PluginSettings.DEFAULTS.downloadLimitBytes());
        var offers = Repositories.of(settings, (where, index, signature) -> {}).read(Map.of());
        for (ExportException problem : offers.problems()) {
            throw problem;
        }
        offers.available();
        offers.suggest("acme", VersionRange.ANY);
    }

    private static void manifestInJar(Path folder) throws Exception {
        Path jar = folder.resolve("plugin.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("META-INF/MANIFEST.MF"));
            out.write(Files.readAllBytes(folder.resolve("manifest.mf")));
            out.closeEntry();
        }
        new JarVerifier(TrustedKeys.none()).verify(jar);
    }

    private static Manifest headers() {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "org.acme.a;singleton:=true");
        main.putValue("Bundle-Version", "1.2.3.a");
        main.putValue("Export-Package", "org.acme;version=\"1.2.3\";uses:=\"org.acme.b,org.labelport.convert\"");
        main.putValue("Import-Package", "org.labelport.convert;version=\"[1.0,2)\"");
        main.putValue("Fragment-Host", "org.acme.host;bundle-version=\"[1,2)\"");
        main.putValue(
                "Provide-Capability",
                "org.labelport.format;org.labelport.format=acme;version:Version=\"1.2.3\","
                        + "org.labelport.target;org.labelport.target=acme;tags:List<String>=\"a,b\"");
        return manifest;
    }

    private static byte[] manifest() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        headers().write(out);
        return out.toByteArray();
    }

    private static byte[] jar() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, headers())) {
            for (String name : List.of("org/acme/", "org/acme/A.class", "META-INF/services/a")) {
                jar.putNextEntry(new JarEntry(name));
                jar.write(name.getBytes(UTF_8), 0, name.endsWith("/") ? 0 : name.length());
                jar.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
