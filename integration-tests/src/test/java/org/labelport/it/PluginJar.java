package org.labelport.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.labelport.it.plugin.TablesConverter;
import org.osgi.framework.BundleActivator;

/** Packs a class of {@code org.labelport.it.plugin} into a bundle, as bnd would. */
public final class PluginJar {

    private static final String IMPORTS =
            "org.labelport.convert;version=\"[1.0,2)\",org.labelport.model;version=\"[1.0,2)\","
                    + "org.labelport.options;version=\"[1.0,2)\",org.labelport.output;version=\"[1.0,2)\","
                    + "org.labelport.report;version=\"[1.0,2)\",org.labelport.verify;version=\"[1.0,2)\"";

    private final String name;
    private final String version;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private Optional<String> more = Optional.empty();
    private Optional<Class<? extends BundleActivator>> activator = Optional.empty();
    private Class<? extends TablesConverter> converter = TablesConverter.class;

    private PluginJar(String name, String version) {
        this.name = name;
        this.version = version;
    }

    /** A plug-in with the good format {@code tables}. */
    public static PluginJar of(String name, String version) {
        return new PluginJar(name, version);
    }

    /** A library that exports a package without classes. */
    static Path library(Path folder, String name, String version, String exported) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", name);
        main.putValue("Bundle-Version", version);
        main.putValue("Export-Package", exported + ";version=\"" + version + "\"");
        Path file = folder.resolve(name + "-" + version + ".jar");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            add(jar, exported.replace('.', '/') + "/about.txt", version.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    /** With another package that it needs. */
    PluginJar needs(String imported) {
        return header("Import-Package", IMPORTS + "," + imported);
    }

    /** With another class. */
    PluginJar converter(Class<? extends TablesConverter> type) {
        converter = type;
        return this;
    }

    /** With a service for one format more, whether the manifest declares it or not; empty for one that does not say which. */
    PluginJar alsoServes(String format) {
        more = Optional.of(format);
        return this;
    }

    /** With an activator. */
    PluginJar activator(Class<? extends BundleActivator> type) {
        activator = Optional.of(type);
        return header("Bundle-Activator", type.getName()).needs("org.osgi.framework");
    }

    /** With another header in its manifest. */
    PluginJar header(String key, String value) {
        headers.put(key, value);
        return this;
    }

    /** Writes it into a folder; the file appears when it is whole. */
    public Path in(Path folder) throws IOException {
        return at(folder.resolve(name + "-" + version + ".jar"));
    }

    /** Writes it; the file appears when it is whole. */
    Path at(Path file) throws IOException {
        Path whole = Files.createTempFile(file.toAbsolutePath().getParent(), ".incoming", ".tmp");
        Files.write(whole, bytes());
        return Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The jar's bytes. */
    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest())) {
            add(jar, "OSGI-INF/" + converter.getName() + ".xml", component("tables", "tables"));
            if (more.isPresent()) {
                add(jar, "OSGI-INF/more.xml", component("more", more.get()));
            }
            add(jar, "version.txt", version.getBytes(StandardCharsets.UTF_8));
            if (activator.isPresent()) {
                addClass(jar, activator.get().getName());
            }
            for (Class<?> type : new Class<?>[] {TablesConverter.class, converter}) {
                addClass(jar, type.getName());
                for (int anonymous = 1; exists(type.getName() + "$" + anonymous); anonymous++) {
                    addClass(jar, type.getName() + "$" + anonymous);
                }
                if (converter == TablesConverter.class) {
                    break;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private Manifest manifest() {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", name);
        main.putValue("Bundle-Version", version);
        main.putValue("Import-Package", IMPORTS);
        main.putValue(
                "Service-Component",
                "OSGI-INF/" + converter.getName() + ".xml" + (more.isPresent() ? ",OSGI-INF/more.xml" : ""));
        main.putValue(
                "Provide-Capability",
                "org.labelport.format;format=tables;title=Tables;data_types:List<String>=image;"
                        + "annotation_types:List<String>=image;shapes:List<String>=box");
        main.putValue(
                "Require-Capability",
                "osgi.extender;filter:=\"(&(osgi.extender=osgi.component)(version>=1.3.0)(!(version>=2.0.0)))\"");
        headers.forEach((key, value) -> {
            if (value.isEmpty()) {
                main.remove(new Attributes.Name(key));
            } else {
                main.putValue(key, value);
            }
        });
        return manifest;
    }

    private byte[] component(String component, String format) {
        String id = format.isEmpty()
                ? ""
                : "<property name=\"labelport.format\" type=\"String\" value=\"" + format + "\"/>";
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="%1$s.%2$s">
                  %3$s
                  <property name="labelport.title" type="String" value="Tables"/>
                  <property name="labelport.data_types" type="String">image</property>
                  <property name="labelport.annotation_types" type="String">image</property>
                  <property name="labelport.shapes" type="String">box</property>
                  <service><provide interface="org.labelport.convert.Converter"/></service>
                  <implementation class="%1$s"/>
                </scr:component>
                """.formatted(converter.getName(), component, id).getBytes(StandardCharsets.UTF_8);
    }

    private static void addClass(JarOutputStream jar, String type) throws IOException {
        try (InputStream in = PluginJar.class.getResourceAsStream(resource(type))) {
            add(jar, resource(type).substring(1), in.readAllBytes());
        }
    }

    private static boolean exists(String type) {
        return PluginJar.class.getResource(resource(type)) != null;
    }

    private static String resource(String type) {
        return "/" + type.replace('.', '/') + ".class";
    }

    private static void add(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(content);
        jar.closeEntry();
    }
}
