package org.labelport.plugins.repository;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.labelport.engine.hash.Sha256;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginId;
import org.labelport.report.FileTrouble;
import org.labelport.target.FolderList;

/**
 * Turns a folder of jars into a repository: writes its {@code index.xml}, in OSGi's format for repositories, and its
 * signature.
 *
 * <p>The index lists the jars of the folder itself, without subfolders and without names that begin with a dot. The
 * same jars give the same bytes on every machine, except for the index's {@code increment}. It stays while the jars are
 * the same, and otherwise is one more than that of the earlier index; without a readable earlier index, it is the
 * milliseconds since 1970. So a new index after a lost one counts as newer than all before it.
 */
public final class IndexWriter {

    /** Name of the index in the folder. */
    public static final String INDEX = "index.xml";

    /** Name of the signature in the folder. */
    public static final String SIGNATURE = INDEX + ".sig";

    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private IndexWriter() {}

    /**
     * Writes the index of a folder in one step, so that readers see the old or the new one; the signature follows at once.
     *
     * @param signer makes the signature; when empty, an earlier signature is removed, because it does not belong to
     *     this index
     * @return the index that was written
     * @throws PluginException {@code plugin.not-a-bundle} naming all jars that are none, {@code plugin.index-failed} when
     *     the folder cannot be read or written, or two jars hold the same version of a bundle
     */
    public static PluginIndex write(Path folder, Optional<IndexSigner> signer) throws PluginException {
        Path index = folder.resolve(INDEX);
        byte[] text = text(jars(folder), index);
        PluginIndex read = PluginIndex.parse(RepositoryAddress.of(index.toString()), text);
        Optional<byte[]> signature =
                signer.isPresent() ? Optional.of(signer.get().sign(text)) : Optional.empty();
        try {
            Optional<Path> signed =
                    signature.isPresent() ? Optional.of(aside(folder, SIGNATURE, signature.get())) : Optional.empty();
            Path written = aside(folder, INDEX, text);
            Files.move(written, index, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            if (signed.isPresent()) {
                Files.move(
                        signed.get(),
                        folder.resolve(SIGNATURE),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.deleteIfExists(folder.resolve(SIGNATURE));
            }
        } catch (IOException e) {
            throw failed(index + " cannot be written (" + FileTrouble.of(e) + "). Make the folder writable.", e);
        }
        return read;
    }

    private static Path aside(Path folder, String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve("." + name + ".new"), bytes);
    }

    private static byte[] text(List<IndexText.Listed> jars, Path index) throws PluginException {
        if (!Files.isRegularFile(index)) {
            return IndexText.of(jars, System.currentTimeMillis());
        }
        try {
            byte[] last = Files.readAllBytes(index);
            long increment = PluginIndex.parse(RepositoryAddress.of(index.toString()), last)
                    .increment();
            byte[] same = IndexText.of(jars, increment);
            return Arrays.equals(same, last) ? same : IndexText.of(jars, Math.addExact(increment, 1));
        } catch (PluginException | ArithmeticException e) {
            return IndexText.of(jars, System.currentTimeMillis());
        } catch (IOException e) {
            throw failed(index + " cannot be read (" + FileTrouble.reason(e) + "). Make it readable, or remove it.", e);
        }
    }

    private static List<IndexText.Listed> jars(Path folder) throws PluginException {
        List<IndexText.Listed> jars = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        Map<PluginId, Path> seen = new TreeMap<>();
        for (Path file : files(folder)) {
            try {
                IndexText.Listed listed = listed(file);
                Path other = seen.putIfAbsent(listed.jar().id(), file);
                if (other != null) {
                    throw failed(
                            file + " and " + other + " are both " + listed.jar().id() + ". Take one away.", null);
                }
                jars.add(listed);
            } catch (PluginException e) {
                if (!e.code().equals("plugin.not-a-bundle")) {
                    throw e;
                }
                refused.add(e.getMessage());
            }
        }
        if (!refused.isEmpty()) {
            throw new PluginException("plugin.not-a-bundle", String.join(" ", refused));
        }
        jars.sort(Comparator.comparing(listed -> listed.jar().id()));
        return jars;
    }

    private static List<Path> files(Path folder) throws PluginException {
        try {
            return FolderList.of(folder, file -> isJar(file.getFileName().toString()) && Files.isRegularFile(file));
        } catch (IOException e) {
            throw failed(
                    folder + " is not a folder that can be read (" + FileTrouble.reason(e)
                            + "). Give a folder with jars.",
                    e);
        }
    }

    private static boolean isJar(String name) {
        return !name.startsWith(".") && name.endsWith(".jar");
    }

    private static IndexText.Listed listed(Path file) throws PluginException {
        BundleJar jar = BundleJar.read(file);
        MessageDigest digest = Sha256.digest();
        long size;
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            size = in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw failed(
                    file + " cannot be read (" + FileTrouble.reason(e) + "). Make it readable, or take it away.", e);
        }
        return new IndexText.Listed(jar, encoded(file.getFileName().toString()), Sha256.hex(digest), size);
    }

    /** A file's name as a percent-encoded address. */
    private static String encoded(String name) {
        StringBuilder address = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            if (b > 0 && PLAIN.indexOf(b) >= 0) {
                address.append((char) b);
            } else {
                address.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return address.toString();
    }

    private static PluginException failed(String message, @Nullable Exception cause) {
        return cause == null
                ? new PluginException("plugin.index-failed", message)
                : new PluginException("plugin.index-failed", message, cause);
    }
}
