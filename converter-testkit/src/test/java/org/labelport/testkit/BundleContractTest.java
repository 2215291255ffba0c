package org.labelport.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles around the reference converter, as bnd would build them and with one thing wrong. */
class BundleContractTest {

    private static final String CONVERTER = "org.labelport.testkit.ReferenceConverter";
    private static final String CAPABILITY = "osgi.service;effective:=active;objectClass:List<String>="
            + "\"org.labelport.convert.Converter\",org.labelport.format;format=boxlist;title=\"Box list\";"
            + "data_types:List<String>=image;annotation_types:List<String>=image;shapes:List<String>=box";
    private static final String SERVICES = "META-INF/services/org.labelport.convert.Converter";
    private static final String COMPONENT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="boxlist">
              <property name="labelport.format" type="String" value="boxlist"/>
              <property name="labelport.title" type="String" value="Box list"/>
              <property name="labelport.data_types" type="String">image
              </property>
              <property name="labelport.annotation_types" type="String">image
              </property>
              <property name="labelport.shapes" type="String">box
              </property>
              <service scope="prototype"><provide interface="org.labelport.convert.Converter"/></service>
              <implementation class="org.labelport.testkit.ReferenceConverter"/>
            </scr:component>
            """;

    @TempDir
    Path folder;

    private Path jar(String capability, String component, String services) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Provide-Capability", capability);
        manifest.getMainAttributes().putValue("Service-Component", "OSGI-INF/boxlist.xml");
        Map<String, String> files = new LinkedHashMap<>();
        files.put("OSGI-INF/boxlist.xml", component);
        files.put(SERVICES, services);
        Path jar = folder.resolve("boxlist.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                out.putNextEntry(new JarEntry(file.getKey()));
                out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return jar;
    }

    private static void assertSays(Path jar, String words) {
        AssertionError error = assertThrows(AssertionError.class, () -> BundleContract.verify(jar));
        assertTrue(error.getMessage().contains(words), error.getMessage());
    }

    @Test
    void bundleWhoseHeaderAndClassesAgreeIsAccepted() throws IOException {
        BundleContract.verify(jar(CAPABILITY, COMPONENT, "# found without OSGi\n" + CONVERTER + "\n"));
    }

    @Test
    void headerThatDiffersFromTheAnnotationIsFound() throws IOException {
        Path jar = jar(CAPABILITY.replace("=box", "=\"box,mask\""), COMPONENT, CONVERTER);
        assertSays(jar, "in Provide-Capability but not in a component's annotation: org.labelport.format");
        assertSays(jar, "shapes=[box, mask]");
    }

    @Test
    void missingCapabilityIsFound() throws IOException {
        assertSays(jar("osgi.service", COMPONENT, CONVERTER), "Provide-Capability has neither");
    }

    @Test
    void converterThatServiceLoaderDoesNotFindIsFound() throws IOException {
        assertSays(jar(CAPABILITY, COMPONENT, ""), "not in META-INF/services: " + CONVERTER);
    }

    @Test
    void servicePropertyThatDiffersIsFound() throws IOException {
        Path jar = jar(CAPABILITY, COMPONENT.replace("value=\"boxlist\"", "value=\"boxes\""), CONVERTER);
        assertSays(jar, "labelport.format [boxes], its annotation says [boxlist]");
    }

    @Test
    void classThatIsNotInTheJarIsFound() throws IOException {
        Path jar = jar(CAPABILITY, COMPONENT.replace("ReferenceConverter", "Gone"), CONVERTER);
        assertSays(jar, "org.labelport.testkit.Gone cannot be loaded");
    }
}
