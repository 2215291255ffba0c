package org.labelport.plugins.repository;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A bundle of a manifest alone. */
final class TestJar {

    private final String name;
    private final String version;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private TestJar(String name, String version) {
        this.name = name;
        this.version = version;
    }

    static TestJar of(String name, String version) {
        return new TestJar(name, version)
                .with("Bundle-ManifestVersion", "2")
                .with("Bundle-SymbolicName", name)
                .with("Bundle-Version", version);
    }

    /** A plug-in that brings a format. */
    static TestJar plugin(String name, String version, String format) {
        return of(name, version).with("Provide-Capability", "org.labelport.format;format=\"" + format + "\"");
    }

    TestJar with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    TestJar exports(String packages) {
        return with("Export-Package", packages);
    }

    TestJar imports(String packages) {
        return with("Import-Package", packages);
    }

    Path in(Path folder) throws IOException {
        Files.createDirectories(folder);
        return at(folder.resolve(name + "-" + version + ".jar"));
    }

    Path at(Path file) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.forEach((header, value) -> manifest.getMainAttributes().putValue(header, value));
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            JarEntry entry = new JarEntry("META-INF/MANIFEST.MF");
            entry.setLastModifiedTime(FileTime.fromMillis(0));
            jar.putNextEntry(entry);
            manifest.write(jar);
            jar.closeEntry();
            JarEntry other = new JarEntry("notes.txt");
            other.setLastModifiedTime(FileTime.fromMillis(0));
            jar.putNextEntry(other);
            jar.write(name.getBytes(StandardCharsets.UTF_8));
            jar.closeEntry();
        }
        return file;
    }
}
