package org.labelport.plugins.repository;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.http.HttpException;
import org.labelport.http.HttpFetcher;
import org.labelport.http.HttpSettings;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.VersionRange;
import org.labelport.plugins.settings.PluginSettings;
import org.labelport.report.FileTrouble;
import org.labelport.target.FileKind;

/**
 * The repositories that the operator has named: reads their indexes, and fetches jars. Where none is named, nothing is
 * contacted. Requests go to the host of a repository only, redirects included.
 *
 * <p>Thread-safe. An interrupt ends a call with {@code plugin.interrupted}.
 */
public final class Repositories {

    private static final int MOST_SIGNATURE_BYTES = 64 << 10;
    private static final int ATTEMPTS = 2;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final List<String> addresses;
    private final IndexCheck check;
    private final HttpSettings http;
    private final JarDownloads jars;

    /** The repositories of these settings. Failed requests are tried twice. */
    public static Repositories of(PluginSettings settings, IndexCheck check) {
        return new Repositories(
                settings.repositories(),
                check,
                HttpSettings.defaults().withAttempts(ATTEMPTS),
                settings.downloadLimitBytes());
    }

    /**
     * Creates the repositories without contacting them.
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
        this.jars = new JarDownloads(http, downloadLimitBytes);
    }

    /**
     * Reads all indexes. If one cannot be read, the others are read nevertheless.
     *
     * @param seen the increments that earlier readings gave, see {@link Offers#increments}
     */
    public Offers read(Map<String, Long> seen) throws PluginException {
        return read(addresses, seen);
    }

    private Offers read(List<String> chosen, Map<String, Long> seen) throws PluginException {
        List<PluginIndex> indexes = new ArrayList<>();
        List<PluginException> problems = new ArrayList<>();
        Map<String, Long> increments = new HashMap<>(seen);
        for (String text : chosen) {
            try {
                PluginIndex index = read(RepositoryAddress.of(text));
                index.checkNotOlder(increments);
                increments.put(index.key(), index.increment());
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
     * Says at once which repository has a format that is not installed. Uses only repositories on disk, and contacts
     * none on the web. For {@code Suggestions}.
     *
     * @param seen the increments that earlier readings gave
     * @return a line with the command that installs it; empty when nothing is known of it
     */
    public Optional<String> suggest(String formatId, VersionRange range, Map<String, Long> seen) {
        List<String> near = addresses.stream()
                .filter(address -> !RepositoryAddress.isWeb(address))
                .toList();
        try {
            Optional<String> known = read(near, seen).suggest(formatId, range);
            return known.isPresent() || near.size() == addresses.size()
                    ? known
                    : Optional.of("Perhaps a repository has it: labelport plugin install " + formatId
                            + (range.isAny() ? "" : "@" + range));
        } catch (PluginException e) {
            return Optional.empty();
        }
    }

    /**
     * Opens a jar of a repository, which is completely downloaded and checked before this returns.
     *
     * @throws PluginException {@code plugin.digest} when size or checksum differ from what the index says,
     *     {@code plugin.too-large}, or {@code plugin.repository-unreadable}
     */
    public InputStream open(RepositoryBundle bundle) throws PluginException {
        return jars.open(bundle);
    }

    /**
     * Opens a jar at an address that the user gave, which need not be in a repository.
     *
     * @param address {@code file:}, {@code http:} or {@code https:}; requests go to its host only
     * @throws PluginException {@code plugin.too-large}, {@code plugin.store}, or {@code plugin.unreachable}
     */
    public InputStream open(URI address) throws PluginException {
        return jars.open(address);
    }

    private PluginIndex read(RepositoryAddress address) throws PluginException {
        try {
            byte[] index;
            Optional<byte[]> signature;
            if (address.isFile()) {
                index = bytes(RepositoryAddress.path(address.index()), PluginIndex.MOST_BYTES);
                Path beside = RepositoryAddress.path(address.signature());
                signature = FileKind.of(beside) != FileKind.ABSENT
                        ? Optional.of(bytes(beside, MOST_SIGNATURE_BYTES))
                        : Optional.empty();
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

    private HttpFetcher fetcher(URI address) {
        return HttpFetcher.open(RepositoryAddress.only(address, http));
    }

    static PluginException unreadable(String repository, String why, Exception cause) {
        return new PluginException(
                "plugin.repository-unreadable", "The repository " + repository + " cannot be read: " + why, cause);
    }

    private static String reason(IOException failure) {
        return failure instanceof HttpException
                ? failure.getMessage()
                : FileTrouble.of(failure) + ". Check the path, or remove the repository from plugins.json.";
    }

    static PluginException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new PluginException("plugin.interrupted", "Stopped while a repository was read. Ask again.", cause);
    }
}
