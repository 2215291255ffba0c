package org.labelport.plugins.why;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Packs a bundle. */
final class BundleFile {

    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    static BundleFile of(String name, String version) {
        return new BundleFile()
                .with("Bundle-ManifestVersion", "2")
                .with("Bundle-SymbolicName", name)
                .with("Bundle-Version", version);
    }

    BundleFile with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    BundleFile file(String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    BundleFile type(Class<?> type) {
        files.put(path(type), bytes(type));
        return this;
    }

    /** As if it had been compiled for another Java. */
    BundleFile type(Class<?> type, int java) {
        byte[] bytes = bytes(type);
        ByteBuffer.wrap(bytes).putShort(6, (short) (java + 44));
        files.put(path(type), bytes);
        return this;
    }

    /** A component of Declarative Services. */
    BundleFile component(String name, Class<?> type, Class<?> service, String references) {
        String path = "OSGI-INF/" + name + ".xml";
        headers.merge("Service-Component", path, (before, after) -> before + "," + after);
        return type(service).type(type).file(path, """
                <?xml version="1.0" encoding="UTF-8"?>
                <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="%s">
                  <implementation class="%s"/>
                  <service><provide interface="%s"/></service>
                  %s
                </scr:component>
                """.formatted(name, type.getName(), service.getName(), references));
    }

    private static String path(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }

    private static byte[] bytes(Class<?> type) {
        try (InputStream in = type.getClassLoader().getResourceAsStream(path(type))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InputStream open() {
        return new ByteArrayInputStream(bytes());
    }

    Path in(Path folder) throws IOException {
        return Files.write(folder.resolve(headers.get("Bundle-SymbolicName") + ".jar"), bytes());
    }

    byte[] bytes() {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.forEach((name, value) -> manifest.getMainAttributes().putValue(name, value));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                jar.putNextEntry(new JarEntry(file.getKey()));
                jar.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
