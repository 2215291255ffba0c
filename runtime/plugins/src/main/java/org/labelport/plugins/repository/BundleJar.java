package org.labelport.plugins.repository;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.apache.felix.utils.resource.ResourceBuilder;
import org.jspecify.annotations.Nullable;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginId;
import org.labelport.plugin.PluginVersion;
import org.labelport.report.FileTrouble;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.resource.Resource;

/**
 * What the manifest of a jar says, read without running any of its code.
 *
 * @param file the jar
 * @param id name and version
 * @param title the bundle's name for people, if it has one
 * @param description a line about it, if it has one
 * @param resource what it has and needs
 */
record BundleJar(Path file, PluginId id, Optional<String> title, Optional<String> description, Resource resource) {

    private static final int LONGEST_MANIFEST = 4 << 20;

    BundleJar {
        requireNonNull(file, "file");
        requireNonNull(id, "id");
        requireNonNull(resource, "resource");
    }

    /**
     * Reads the manifest of a jar.
     *
     * @throws PluginException {@code plugin.not-a-bundle} when it has none, or one that no framework would take
     */
    static BundleJar read(Path file) throws PluginException {
        Map<String, String> headers = headers(file);
        if (!headers.containsKey(Constants.BUNDLE_SYMBOLICNAME)) {
            throw notABundle(file, "its manifest has no Bundle-SymbolicName", null);
        }
        if (!"2".equals(headers.get(Constants.BUNDLE_MANIFESTVERSION))) {
            throw notABundle(file, "its manifest does not say Bundle-ManifestVersion: 2", null);
        }
        try {
            // The strict reading comes first: the builder mends versions that a framework refuses.
            Version.parseVersion(headers.get(Constants.BUNDLE_VERSION));
            Resource resource = ResourceBuilder.build(null, headers);
            return new BundleJar(
                    file,
                    Identity.of(resource).orElseThrow(() -> notABundle(file, "its manifest names no version", null)),
                    header(headers, Constants.BUNDLE_NAME),
                    header(headers, Constants.BUNDLE_DESCRIPTION),
                    resource);
        } catch (BundleException | IllegalArgumentException e) {
            String why = String.valueOf(e.getMessage()).replaceFirst("^Unable to build resource for null: ", "");
            throw notABundle(file, "its manifest is wrong (" + why + ")", e);
        }
    }

    private static Map<String, String> headers(Path file) throws PluginException {
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            var entry = jar.getJarEntry(JarFile.MANIFEST_NAME);
            if (entry != null && entry.getSize() > LONGEST_MANIFEST) {
                throw notABundle(file, "its manifest is too long", null);
            }
            @Nullable Manifest manifest = jar.getManifest();
            if (manifest == null) {
                throw notABundle(file, "it has no manifest", null);
            }
            Map<String, String> headers = new HashMap<>();
            for (Map.Entry<Object, Object> header : new Attributes(manifest.getMainAttributes()).entrySet()) {
                headers.put(header.getKey().toString(), header.getValue().toString());
            }
            return headers;
        } catch (IOException e) {
            throw notABundle(file, "it is not a readable jar (" + FileTrouble.reason(e) + ")", e);
        }
    }

    private static Optional<String> header(Map<String, String> headers, String name) {
        // A text that begins with % is a key in a file of translations.
        return Optional.ofNullable(headers.get(name)).filter(text -> !text.isBlank() && !text.startsWith("%"));
    }

    private static PluginException notABundle(Path file, String why, @Nullable Exception cause) {
        String message = file + " is not a bundle: " + why + ". Build it with bnd, or take it away.";
        return cause == null
                ? new PluginException("plugin.not-a-bundle", message)
                : new PluginException("plugin.not-a-bundle", message, cause);
    }

    /** Names and versions of resources. */
    static final class Identity {

        private Identity() {}

        static Optional<PluginId> of(Resource resource) {
            return resource.getCapabilities("osgi.identity").stream()
                    .findFirst()
                    .flatMap(identity -> {
                        Object name = identity.getAttributes().get("osgi.identity");
                        Object version = identity.getAttributes().get("version");
                        return name instanceof String text
                                ? PluginVersion.parse(String.valueOf(version)).map(number -> new PluginId(text, number))
                                : Optional.empty();
                    });
        }
    }
}
