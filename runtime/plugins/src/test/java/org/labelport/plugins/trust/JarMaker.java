package org.labelport.plugins.trust;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Makes bundles, good and bad. */
final class JarMaker {

    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    /** A bundle that brings a format. */
    static JarMaker bundle(String name, String version) {
        return new JarMaker()
                .header("Bundle-ManifestVersion", "2")
                .header("Bundle-SymbolicName", name)
                .header("Bundle-Version", version)
                .entry("com/acme/Tables.class", "class")
                .entry("com/acme/Rows.class", "class");
    }

    static JarMaker tables() {
        return bundle("com.acme.tables", "1.2.0")
                .header("Provide-Capability", "org.labelport.format;format=tables,org.labelport.target;target=rows");
    }

    JarMaker header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    JarMaker entry(String name, String content) {
        return entry(name, content.getBytes(StandardCharsets.UTF_8));
    }

    JarMaker entry(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    Path write(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.forEach((name, value) -> manifest.getMainAttributes().putValue(name, value));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        manifest.write(bytes);
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put(JarFile.MANIFEST_NAME, bytes.toByteArray());
        all.putAll(entries);
        return write(jar, all);
    }

    static Path write(Path jar, Map<String, byte[]> entries) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return jar;
    }

    /** What is in a jar. */
    static Map<String, byte[]> read(Path jar) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return entries;
    }

    /** Writes a jar again with other entries; an entry that becomes empty goes. */
    static Path change(Path jar, String entry, UnaryOperator<String> change) throws IOException {
        Map<String, byte[]> entries = read(jar);
        String before = new String(entries.getOrDefault(entry, new byte[0]), StandardCharsets.UTF_8);
        String after = change.apply(before);
        if (after.isEmpty()) {
            entries.remove(entry);
        } else {
            entries.put(entry, after.getBytes(StandardCharsets.UTF_8));
        }
        return write(jar, entries);
    }

    static Path add(Path jar, String entry) throws IOException {
        return change(jar, entry, nothing -> "added");
    }

    /** Changes bytes wherever they are, as {@code ZipOutputStream} refuses to. */
    static Path patch(Path jar, String from, String to) throws IOException {
        String bytes = Files.readString(jar, StandardCharsets.ISO_8859_1);
        return Files.writeString(jar, bytes.replace(from, to), StandardCharsets.ISO_8859_1);
    }
}
