package org.labelport.plugins.repository;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.http.HttpException;
import org.labelport.http.HttpFetcher;
import org.labelport.http.HttpSettings;
import org.labelport.plugin.PluginException;

/**
 * The repositories that the operator has named: reads their indexes, and fetches jars. Where none is named, nothing is
 * contacted. Requests go to the host of a repository only, redirects included.
 *
 * <p>Thread-safe. An interrupt ends a call with {@code plugin.interrupted}.
 */
public final class Repositories {

    private static final int MOST_SIGNATURE_BYTES = 64 << 10;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final List<String> addresses;
    private final IndexCheck check;
    private final HttpSettings http;
    private final long downloadLimitBytes;

    /**
     * Contacts nothing yet.
     *
     * @param addresses absolute paths, {@code file:}, {@code http:} or {@code https:} addresses of indexes, in the order in
     *     which they are preferred
     * @param check decides about an index before it is parsed
     * @param http limits of requests
     * @param downloadLimitBytes how large a jar may be
     */
    public Repositories(List<String> addresses, IndexCheck check, HttpSettings http, long downloadLimitBytes) {
        this.addresses = List.copyOf(addresses);
        this.check = check;
        this.http = http;
        this.downloadLimitBytes = downloadLimitBytes;
    }

    /**
     * Reads all indexes. One that cannot be read does not keep the others from being read.
     *
     * @param seen the increments that earlier readings gave, see {@link Offers#increments}
     */
    public Offers read(Map<String, Long> seen) throws PluginException {
        List<PluginIndex> indexes = new ArrayList<>();
        List<PluginException> problems = new ArrayList<>();
        Map<String, Long> increments = new HashMap<>(seen);
        for (String text : addresses) {
            try {
                PluginIndex index = read(RepositoryAddress.of(text));
                index.checkNotOlder(increments);
                increments.put(index.address(), index.increment());
                indexes.add(index);
            } catch (PluginException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                problems.add(e);
            }
        }
        return new Offers(indexes, problems, increments);
    }

    /**
     * Puts a jar into a file, and checks that it is the one that the index means.
     *
     * @param file is made, or replaced; it is deleted when this fails
     * @throws PluginException {@code plugin.digest} when size or checksum differ, {@code plugin.too-large}, or
     *     {@code plugin.repository-unreadable}
     */
    public void fetch(RepositoryBundle bundle, Path file) throws PluginException {
        if (bundle.bytes() > downloadLimitBytes) {
            throw new PluginException(
                    "plugin.too-large",
                    bundle.id() + " of the repository " + bundle.repository() + " has " + bundle.bytes()
                            + " bytes; the limit is " + downloadLimitBytes
                            + ". Raise downloadLimitMegabytes in plugins.json if it may be that large.");
        }
        boolean whole = false;
        try {
            Fetched fetched = "file".equals(bundle.location().getScheme()) ? copied(bundle, file) : downloaded(bundle, file);
            if (fetched.size() != bundle.bytes() || !fetched.sha256().equals(bundle.sha256())) {
                throw new PluginException(
                        "plugin.digest",
                        bundle.location() + " is not the jar that its index lists as " + bundle.id() + " ("
                                + fetched.size() + " bytes with SHA-256 " + fetched.sha256() + " instead of "
                                + bundle.bytes() + " with " + bundle.sha256()
                                + "). Make the index anew if the jar is right, else do not use it.");
            }
            whole = true;
        } catch (IOException e) {
            throw unreadable(bundle.repository(), reason(e), e);
        } finally {
            if (!whole) {
                delete(file);
            }
        }
    }

    private record Fetched(long size, String sha256) {}

    private PluginIndex read(RepositoryAddress address) throws PluginException {
        try {
            byte[] index;
            Optional<byte[]> signature;
            if (address.isFile()) {
                index = bytes(RepositoryAddress.path(address.index()), PluginIndex.MOST_BYTES);
                Path beside = RepositoryAddress.path(address.signature());
                signature = Files.exists(beside) ? Optional.of(bytes(beside, MOST_SIGNATURE_BYTES)) : Optional.empty();
            } else {
                try (HttpFetcher fetcher = fetcher(address.index())) {
                    index = fetcher.read(address.index(), Map.of(), PluginIndex.MOST_BYTES)
                            .bytes();
                    signature = signature(fetcher, address.signature());
                }
            }
            check.check(address.shown(), index, signature);
            return PluginIndex.parse(address, index);
        } catch (IOException e) {
            throw unreadable(address.shown(), reason(e), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static byte[] bytes(Path file, int most) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no file " + file);
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new IOException(file + " has more than " + most + " bytes");
            }
            return bytes;
        }
    }

    private static Optional<byte[]> signature(HttpFetcher fetcher, URI address)
            throws IOException, InterruptedException {
        try {
            return Optional.of(
                    fetcher.read(address, Map.of(), MOST_SIGNATURE_BYTES).bytes());
        } catch (HttpException e) {
            if (e.status() == NOT_FOUND || e.status() == GONE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Fetched copied(RepositoryBundle bundle, Path file) throws IOException, PluginException {
        Path source = RepositoryAddress.path(bundle.location());
        if (!Files.isRegularFile(source)) {
            throw new IOException("there is no file " + source);
        }
        MessageDigest digest = Sha256.digest();
        long left = bundle.bytes() + 1;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(source);
                OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            int count = in.read(buffer);
            while (count > 0 && left > 0) {
                int taken = (int) Math.min(count, left);
                out.write(buffer, 0, taken);
                left -= taken;
                count = in.read(buffer);
            }
        }
        return new Fetched(bundle.bytes() + 1 - left, Sha256.hex(digest));
    }

    private Fetched downloaded(RepositoryBundle bundle, Path file) throws IOException, PluginException {
        try (HttpFetcher fetcher = fetcher(bundle.location())) {
            var download = fetcher.download(bundle.location(), Map.of(), file, bundle.bytes(), "SHA-256");
            return new Fetched(download.bytes(), download.digest().orElseThrow());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private HttpFetcher fetcher(URI address) {
        return HttpFetcher.open(http.withAllowedHosts(List.of(RepositoryAddress.host(address))));
    }

    private static PluginException unreadable(String repository, String why, Exception cause) {
        return new PluginException(
                "plugin.repository-unreadable", "The repository " + repository + " cannot be read: " + why, cause);
    }

    private static String reason(IOException failure) {
        return failure instanceof HttpException
                ? failure.getMessage()
                : failure.getMessage() + ". Check the path, or remove the repository from plugins.json.";
    }

    private static PluginException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new PluginException("plugin.interrupted", "Stopped while a repository was read. Ask again.", cause);
    }

    private static void delete(Path file) throws PluginException {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new PluginException("plugin.store", file + " cannot be deleted (" + e + "). Delete it.", e);
        }
    }
}
