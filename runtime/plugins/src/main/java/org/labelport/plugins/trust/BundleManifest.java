package org.labelport.plugins.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import org.apache.felix.utils.manifest.Attribute;
import org.apache.felix.utils.manifest.Clause;
import org.apache.felix.utils.manifest.Parser;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginId;
import org.labelport.plugin.PluginVersion;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/**
 * What a bundle's manifest says, read before any of its classes runs.
 *
 * @param id name and version
 * @param headers main attributes; names are found in any case
 */
record BundleManifest(PluginId id, Map<String, String> headers) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
    private static final int LONGEST_NAME = 200;

    static BundleManifest read(byte[] manifest, Refusal refusal) throws PluginException {
        checkLines(manifest, refusal);
        Map<String, String> headers = headers(manifest, refusal);
        try {
            if (!headers.getOrDefault(Constants.BUNDLE_MANIFESTVERSION, "")
                    .strip()
                    .equals("2")) {
                throw refusal.notABundle("its manifest has no Bundle-ManifestVersion: 2");
            }
            List<String> names = names(headers, Constants.BUNDLE_SYMBOLICNAME);
            if (names.size() != 1
                    || names.get(0).length() > LONGEST_NAME
                    || !NAME.matcher(names.get(0)).matches()) {
                throw refusal.notABundle(
                        "its manifest has no Bundle-SymbolicName of letters, digits, '.', '_' and '-'");
            }
            BundleManifest read = new BundleManifest(new PluginId(names.get(0), version(headers, refusal)), headers);
            read.formats();
            read.targets();
            read.exports();
            read.fragmentHost();
            return read;
        } catch (IllegalArgumentException e) {
            throw refusal.notABundle(e.getMessage());
        }
    }

    /** Refuses a manifest that Java and the framework could read differently, so that both find the same name. */
    private static void checkLines(byte[] manifest, Refusal refusal) throws PluginException {
        Set<String> names = new HashSet<>();
        for (String line : new String(manifest, StandardCharsets.UTF_8).split("\r?\n", -1)) {
            if (line.isEmpty()) {
                return; // the following sections are about single files
            }
            if (line.chars().anyMatch(one -> one != '\t' && Character.isISOControl(one))) {
                throw refusal.notABundle("its manifest has a control character");
            }
            String name = line.substring(0, (line + ":").indexOf(':'));
            if (line.charAt(0) != ' ' && !names.add(name.toLowerCase(Locale.ROOT))) {
                throw refusal.notABundle("its manifest has the header " + name + " twice");
            }
        }
    }

    private static Map<String, String> headers(byte[] manifest, Refusal refusal) throws PluginException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        parsed(manifest, refusal)
                .getMainAttributes()
                .forEach((name, value) -> headers.put(name.toString(), value.toString()));
        return Collections.unmodifiableMap(headers);
    }

    /** The manifest as Java reads it. */
    static Manifest parsed(byte[] manifest, Refusal refusal) throws PluginException {
        try {
            return new Manifest(new ByteArrayInputStream(manifest));
        } catch (IOException | IllegalArgumentException e) {
            throw refusal.notABundle("its manifest cannot be read (" + e.getMessage() + ")");
        }
    }

    private static PluginVersion version(Map<String, String> headers, Refusal refusal) throws PluginException {
        String text = headers.getOrDefault(Constants.BUNDLE_VERSION, "");
        try {
            Version version = Version.parseVersion(text);
            return new PluginVersion(
                    version.getMajor(), version.getMinor(), version.getMicro(), version.getQualifier());
        } catch (IllegalArgumentException e) {
            throw refusal.notABundle(
                    "its Bundle-Version '" + text + "' is not three numbers and a qualifier, like 1.2.0");
        }
    }

    /** Ids of the formats that it declares. */
    List<String> formats() {
        return capabilities("org.labelport.format", "format");
    }

    /** Ids of the targets that it declares. */
    List<String> targets() {
        return capabilities("org.labelport.target", "target");
    }

    /** Packages that it offers to other bundles. */
    List<String> exports() {
        return names(headers, Constants.EXPORT_PACKAGE);
    }

    /** The host bundle of a fragment. */
    Optional<String> fragmentHost() {
        return names(headers, Constants.FRAGMENT_HOST).stream().findFirst();
    }

    private static List<String> names(Map<String, String> headers, String header) {
        return Arrays.stream(clauses(headers, header)).map(Clause::getName).toList();
    }

    private List<String> capabilities(String namespace, String attribute) {
        List<String> ids = new ArrayList<>();
        for (Clause clause : clauses(headers, Constants.PROVIDE_CAPABILITY)) {
            if (clause.getName().equals(namespace)) {
                for (Attribute one : clause.getAttributes()) {
                    if (one.getName().replaceFirst(":.*", "").strip().equals(attribute)) {
                        ids.add(one.getValue());
                    }
                }
            }
        }
        return ids.stream().distinct().sorted().toList();
    }

    private static Clause[] clauses(Map<String, String> headers, String header) {
        String value = headers.getOrDefault(header, "");
        try {
            return value.isBlank() ? new Clause[0] : Parser.parseHeader(value);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) { // anything that the parser fails at
            throw new IllegalArgumentException("its " + header + " is not written by OSGi's rules", e);
        }
    }
}
