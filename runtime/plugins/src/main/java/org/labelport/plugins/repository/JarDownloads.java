package org.labelport.plugins.repository;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.labelport.engine.hash.Sha256;
import org.labelport.http.HttpDownload;
import org.labelport.http.HttpException;
import org.labelport.http.HttpFetcher;
import org.labelport.http.HttpSettings;
import org.labelport.http.HttpUrls;
import org.labelport.plugin.PluginException;
import org.labelport.report.FileTrouble;

/** Fetches jars into temporary files, and returns each when it is complete. */
final class JarDownloads {

    private final HttpSettings http;
    private final long limitBytes;
    private final Path folder;

    JarDownloads(HttpSettings http, long limitBytes) {
        this(http, limitBytes, Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** @param folder for the temporary files */
    JarDownloads(HttpSettings http, long limitBytes, Path folder) {
        this.http = http;
        this.limitBytes = limitBytes;
        this.folder = folder;
    }

    InputStream open(RepositoryBundle bundle) throws PluginException {
        if (bundle.bytes() > limitBytes) {
            throw tooLarge(bundle.id() + " of the repository " + bundle.repository(), null);
        }
        return handedOut(file -> {
            try {
                check(bundle, fetch(bundle.location(), file, bundle.bytes()));
            } catch (HttpException e) {
                if (e.kind() == HttpException.Kind.TOO_LARGE) {
                    throw otherJar(bundle, "more than the " + bundle.bytes() + " bytes that it lists");
                }
                throw Repositories.unreadable(bundle.repository(), e.getMessage(), e);
            } catch (IOException e) {
                throw Repositories.unreadable(
                        bundle.repository(), FileTrouble.of(e) + ". Make the index again, or put the jar there.", e);
            }
        });
    }

    InputStream open(URI address) throws PluginException {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        return handedOut(file -> {
            try {
                URI source = scheme.equals("file") ? address : HttpUrls.parse(address.toString());
                if (fetch(source, file, limitBytes).size() > limitBytes) {
                    throw tooLarge(address.toString(), null);
                }
            } catch (HttpException e) {
                throw e.kind() == HttpException.Kind.TOO_LARGE
                        ? tooLarge(HttpUrls.shown(address), e)
                        : new PluginException("plugin.unreachable", e.getMessage(), e);
            } catch (IOException e) {
                throw new PluginException(
                        "plugin.unreachable",
                        address + " cannot be read: " + FileTrouble.reason(e) + ". Check the address.",
                        e);
            }
        });
    }

    /** Fills a file that is deleted when the stream is closed, or when filling it fails. */
    private InputStream handedOut(Filling filling) throws PluginException {
        Path file;
        try {
            file = Files.createTempFile(folder, "labelport-", ".jar");
        } catch (IOException e) {
            throw noRoom(e);
        }
        boolean handedOut = false;
        try {
            filling.fill(file);
            InputStream jar = Files.newInputStream(file);
            handedOut = true;
            return new FilterInputStream(jar) {
                @Override
                public void close() throws IOException {
                    super.close();
                    Files.deleteIfExists(file);
                }
            };
        } catch (IOException e) {
            throw noRoom(e);
        } finally {
            if (!handedOut) {
                delete(file);
            }
        }
    }

    private interface Filling {
        void fill(Path file) throws PluginException;
    }

    private record Fetched(long size, String sha256) {}

    private Fetched fetch(URI source, Path file, long mostBytes) throws IOException, PluginException {
        if ("file".equalsIgnoreCase(source.getScheme())) {
            return copied(RepositoryAddress.path(source), file, mostBytes);
        }
        try (HttpFetcher fetcher = HttpFetcher.open(RepositoryAddress.only(source, http))) {
            HttpDownload download = fetcher.download(source, Map.of(), file, mostBytes, "SHA-256");
            return new Fetched(download.bytes(), download.digest().orElseThrow());
        } catch (HttpException e) {
            throw e;
        } catch (IOException e) { // all that can go wrong beside the request is writing the file
            throw noRoom(e);
        } catch (InterruptedException e) {
            throw Repositories.interrupted(e);
        }
    }

    /** Copies at most one byte more than the limit. */
    private static Fetched copied(Path source, Path file, long mostBytes) throws IOException {
        if (!Files.isRegularFile(source)) {
            throw new IOException("there is no file " + source);
        }
        MessageDigest digest = Sha256.digest();
        long left = mostBytes + 1;
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
        return new Fetched(mostBytes + 1 - left, Sha256.hex(digest));
    }

    private static void check(RepositoryBundle bundle, Fetched fetched) throws PluginException {
        if (fetched.size() != bundle.bytes()) {
            throw otherJar(
                    bundle,
                    (fetched.size() > bundle.bytes() ? "more" : "fewer") + " than the " + bundle.bytes()
                            + " bytes that it lists");
        }
        if (!fetched.sha256().equals(bundle.sha256())) {
            throw otherJar(bundle, "SHA-256 " + fetched.sha256() + " instead of " + bundle.sha256());
        }
    }

    private static PluginException otherJar(RepositoryBundle bundle, String difference) {
        return new PluginException(
                "plugin.digest",
                bundle.origin() + " is not the jar that the index lists as " + bundle.id() + ": it has " + difference
                        + ". Make the index again if you know that the jar is right; else do not use it.");
    }

    private PluginException tooLarge(String what, @Nullable Exception cause) {
        String message = what + " is larger than " + (limitBytes >> 20)
                + " MB. Raise downloadLimitMegabytes in plugins.json if it may be that large.";
        return cause == null
                ? new PluginException("plugin.too-large", message)
                : new PluginException("plugin.too-large", message, cause);
    }

    private static PluginException noRoom(IOException cause) {
        return new PluginException(
                "plugin.store",
                "The folder for temporary files cannot be used (" + FileTrouble.of(cause) + "). Make room there.",
                cause);
    }

    private static void delete(Path file) throws PluginException {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw noRoom(e);
        }
    }
}
