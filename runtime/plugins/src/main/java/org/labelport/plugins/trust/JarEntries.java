package org.labelport.plugins.trust;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.labelport.plugin.PluginException;
import org.labelport.target.FileKind;

/**
 * The content of a jar according to its directory, checked before Java's own verification, which trusts the sizes and
 * reads the whole manifest.
 *
 * @param manifest the bytes of the manifest
 * @param signatureFiles the bytes of the {@code .SF} files that have a signature, by name
 * @param blocks how many signatures there are
 */
record JarEntries(byte[] manifest, Map<String, byte[]> signatureFiles, int blocks) {

    private static final String META_INF = "META-INF/";
    private static final Pattern BLOCK = Pattern.compile("META-INF/[^/]+\\.(RSA|DSA|EC)");
    private static final Pattern SIGNATURE_FILE = Pattern.compile("META-INF/[^/]+\\.SF");
    private static final Pattern OTHER = Pattern.compile("META-INF/SIG-[^/.]*|META-INF/SIG-[^/]*\\.[A-Z0-9]{1,3}");
    private static final Pattern UNSAFE =
            Pattern.compile("/.*|[A-Za-z]:.*|(.*/)?\\.{1,2}(/.*)?|.*//.*|.*[\\\\\\p{Cntrl}].*", Pattern.DOTALL);

    /** Reads the directory, the manifest and the signature files. */
    static JarEntries of(Path jar, JarLimits limits, Refusal refusal) throws PluginException {
        try {
            if (FileKind.of(jar) != FileKind.FILE) {
                throw refusal.notAJar("there is no such file");
            }
            Optional<String> problem = ZipLayout.problem(jar);
            if (problem.isPresent()) {
                throw refusal.notAJar(problem.get());
            }
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                checkNames(zip, limits, refusal);
                checkContent(zip, limits.largest(Files.size(jar)), refusal);
                return read(zip, limits, refusal);
            }
        } catch (IllegalArgumentException e) {
            throw refusal.notAJar(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw refusal.unread(e);
        }
    }

    private static void checkNames(ZipFile zip, JarLimits limits, Refusal refusal) throws PluginException {
        if (zip.size() > limits.entries()) {
            throw refusal.tooLarge("has " + zip.size() + " entries, more than " + limits.entries()
                    + " ('archiveEntries' in limits.json)");
        }
        Set<String> names = new HashSet<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String name = entry.getName();
            if (name.isEmpty() || UNSAFE.matcher(name).matches()) {
                throw refusal.unsafeEntry("has an entry named '" + shown(name) + "', which leads out of the jar");
            }
            if (entry.isDirectory() && entry.getSize() > 0) {
                throw refusal.unsafeEntry("has a folder with content, '" + shown(name) + "'");
            }
            String file = entry.isDirectory() ? name.substring(0, name.length() - 1) : name;
            if (!names.add(isManifest(file) ? JarFile.MANIFEST_NAME : file)) {
                throw refusal.unsafeEntry("has two entries named '" + shown(file) + "'");
            }
        }
    }

    /**
     * Refuses entries that are longer than the directory says: the framework would read the rest, but the check of the
     * signature would not.
     */
    private static void checkContent(ZipFile zip, long largest, Refusal refusal) throws IOException, PluginException {
        byte[] buffer = new byte[1 << 16];
        long all = 0;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            CRC32 sum = new CRC32();
            long size = 0;
            try (InputStream in = zip.getInputStream(entry)) {
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    sum.update(buffer, 0, count);
                    size += count;
                    if (all + size > largest) {
                        throw refusal.tooLarge(
                                "holds more than " + (largest >> 20) + " MB when it is unpacked ('archiveMegabytes' and"
                                        + " 'archiveRatio' in limits.json)");
                    }
                }
            }
            if (size != entry.getSize() || sum.getValue() != entry.getCrc()) {
                throw refusal.notAJar("'" + entry.getName() + "' is damaged");
            }
            all += size;
        }
    }

    private static String shown(String name) {
        return name.replaceAll("\\p{Cntrl}", "?");
    }

    private static JarEntries read(ZipFile zip, JarLimits limits, Refusal refusal) throws IOException, PluginException {
        ZipEntry manifest = zip.getEntry(JarFile.MANIFEST_NAME);
        if (manifest == null || manifest.isDirectory()) {
            throw refusal.notABundle("it has no " + JarFile.MANIFEST_NAME);
        }
        byte[] manifestBytes = read(zip, manifest, limits, refusal);
        Map<String, byte[]> signatureFiles = new TreeMap<>();
        Set<String> blocks = new HashSet<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String name = entry.getName().toUpperCase(Locale.ENGLISH);
            if (SIGNATURE_FILE.matcher(name).matches()) {
                signatureFiles.put(entry.getName(), read(zip, entry, limits, refusal));
            } else if (BLOCK.matcher(name).matches()) {
                read(zip, entry, limits, refusal);
                blocks.add(withoutEnding(name));
            }
        }
        signatureFiles.keySet().removeIf(name -> !blocks.contains(withoutEnding(name.toUpperCase(Locale.ENGLISH))));
        return new JarEntries(manifestBytes, signatureFiles, blocks.size());
    }

    private static byte[] read(ZipFile zip, ZipEntry entry, JarLimits limits, Refusal refusal)
            throws IOException, PluginException {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(limits.metadataBytes() + 1);
            if (bytes.length > limits.metadataBytes()) {
                throw refusal.tooLarge(
                        "has a file " + entry.getName() + " of more than " + limits.metadataBytes() + " bytes");
            }
            return bytes;
        }
    }

    private static String withoutEnding(String name) {
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static boolean isManifest(String name) {
        return name.equalsIgnoreCase(JarFile.MANIFEST_NAME);
    }

    /**
     * Whether Java takes an entry for a part of the signature, which no signature covers. All else in {@code META-INF} is
     * content, {@code META-INF/services} above all.
     */
    static boolean isOfSignature(String entry) {
        String name = entry.toUpperCase(Locale.ENGLISH);
        return name.startsWith(META_INF)
                && (isManifest(name)
                        || BLOCK.matcher(name).matches()
                        || SIGNATURE_FILE.matcher(name).matches()
                        || OTHER.matcher(name).matches());
    }
}
