package org.labelport.plugins.why;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.felix.utils.resource.ResourceBuilder;
import org.apache.felix.utils.resource.ResourceImpl;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.resource.Resource;

/** A jar that is examined without being installed. */
final class PluginJarFile implements AutoCloseable {

    /** In a multi-release jar: the requirements of its classes for a newer Java, which replace the main headers. */
    private static final String VERSIONED_MANIFEST = "OSGI-INF/MANIFEST.MF";

    private static final List<String> VERSIONED_HEADERS =
            List.of(Constants.IMPORT_PACKAGE, Constants.REQUIRE_CAPABILITY);

    private static final String JAVA = ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE;
    private static final String OLD_ENVIRONMENT = "Bundle-RequiredExecutionEnvironment";
    private static final Pattern JAVA_SE = Pattern.compile("(?:JavaSE|J2SE)-([\\d.]+)");

    private final JarFile jar;
    private final Map<String, String> headers;

    private PluginJarFile(JarFile jar, Map<String, String> headers) {
        this.jar = jar;
        this.headers = headers;
    }

    static PluginJarFile open(Path file) throws IOException {
        JarFile jar = new JarFile(file.toFile(), false, ZipFile.OPEN_READ, Runtime.version());
        try {
            return new PluginJarFile(jar, headers(jar));
        } catch (IOException | RuntimeException e) {
            jar.close();
            throw e;
        }
    }

    private static Map<String, String> headers(JarFile jar) throws IOException {
        Map<String, String> headers = new HashMap<>();
        Manifest manifest = manifest(jar);
        if (manifest != null) {
            manifest.getMainAttributes().forEach((key, value) -> headers.put(key.toString(), value.toString()));
        }
        JarEntry versioned = jar.isMultiRelease() ? jar.getJarEntry(VERSIONED_MANIFEST) : null;
        if (versioned != null) {
            try (InputStream in = jar.getInputStream(versioned)) {
                Manifest supplement = new Manifest(in);
                for (String header : VERSIONED_HEADERS) {
                    String value = supplement.getMainAttributes().getValue(header);
                    if (value != null) {
                        headers.put(header, value);
                    }
                }
            }
        }
        return headers;
    }

    /** @throws IllegalArgumentException when it is there and cannot be parsed */
    private static @Nullable Manifest manifest(JarFile jar) throws IOException {
        try {
            return jar.getManifest();
        } catch (ZipException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Name without directives; empty when it is no bundle. */
    String symbolicName() {
        return header(Constants.BUNDLE_SYMBOLICNAME).orElse("").split(";", 2)[0].strip();
    }

    /** Its capabilities and requirements, including those in old headers. */
    Resource resource() throws BundleException {
        ResourceImpl resource = ResourceBuilder.build(jar.getName(), headers);
        Optional<String> nativeCode = header(Constants.BUNDLE_NATIVECODE).flatMap(NativeCode::requirement);
        if (nativeCode.isPresent()) {
            resource.addRequirements(ResourceBuilder.parseRequirement(resource, nativeCode.get()));
        }
        Matcher environment = JAVA_SE.matcher(header(OLD_ENVIRONMENT).orElse(""));
        if (environment.matches() && resource.getRequirements(JAVA).isEmpty()) {
            resource.addRequirements(ResourceBuilder.parseRequirement(
                    resource, JAVA + ";filter:=\"(&(osgi.ee=JavaSE)(version=" + environment.group(1) + "))\""));
        }
        return resource;
    }

    ClassSource classes() {
        return name -> {
            JarEntry entry = jar.getJarEntry(name);
            return entry == null ? Optional.empty() : Optional.of(jar.getInputStream(entry));
        };
    }

    @Override
    public void close() throws IOException {
        jar.close();
    }
}
