package org.labelport.engine.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.labelport.engine.media.NetworkSettings.Check;
import org.labelport.http.HttpDownload;
import org.labelport.http.HttpUrls;
import org.labelport.model.Blob;

/** Decides whether the file that arrived is the one that was asked for. */
final class Arrival {

    private static final int PARTIAL_CONTENT = 206;
    private static final Set<String> COMPRESSIONS = Set.of("gzip", "x-gzip", "deflate", "compress", "br", "zstd");
    private static final Set<String> COMPRESSED = Set.of("gz", "tgz", "svgz", "z", "br", "zst");

    private final Set<Check> checks;

    /** @param checks what is compared with what the source says */
    Arrival(Set<Check> checks) {
        this.checks = checks;
    }

    /** The checksum to compare once a file is there; empty when there is nothing to compare with. */
    Optional<Checksum> checksum(WantedFile wanted) {
        return checks.contains(Check.CHECKSUM) ? Checksum.of(wanted.declared().checksum()) : Optional.empty();
    }

    /**
     * Why a file that arrived is not the one that was asked for; empty when it may be.
     *
     * @param from the address that was asked for, which messages name; redirects may have led elsewhere
     * @param file where the file is now
     * @param came what the server said of it
     * @throws IOException when the file cannot be read, which is no fault of what arrived
     */
    Optional<Blob.Failure> fault(WantedFile wanted, URI from, Path file, HttpDownload came) throws IOException {
        String where = "GET " + HttpUrls.shown(from) + ": ";
        byte[] start = start(file);
        if (came.status() == PARTIAL_CONTENT) {
            return failure("media.cut", where + "the server sent a part of the file only. Look into the server's log");
        }
        if (isCompressed(wanted, came.contentEncoding().orElse(""), start)) {
            return failure(
                    "media.encoded",
                    where + "the server sent the file compressed ("
                            + came.contentEncoding().orElse("")
                            + "), which was not asked for. Store it without a Content-Encoding");
        }
        Optional<String> instead =
                ForeignBody.instead(wanted, came.contentType().orElse(""), start);
        if (instead.isPresent()) {
            return failure(
                    "media.not-media",
                    where + "the server sent " + instead.get() + " and not '" + oneLine(wanted.name())
                            + "'. Open the address in a browser: it may ask for a login, or the link has expired");
        }
        if (came.bytes() == 0
                && wanted.use() == WantedFile.Use.SHOWN
                && wanted.declared().size() != 0) {
            return failure("media.empty", where + "the file is empty. Check it where it is kept");
        }
        return wrongContent(wanted, where, file, came);
    }

    private Optional<Blob.Failure> wrongContent(WantedFile wanted, String where, Path file, HttpDownload came)
            throws IOException {
        long declared = wanted.declared().size();
        if (checks.contains(Check.SIZE) && declared != Blob.UNKNOWN_SIZE && declared != came.bytes()) {
            return failure(
                    "media.size",
                    where + "the file has " + came.bytes() + " bytes, its source says " + declared
                            + ". It was changed or is damaged; correct it, or set checkSize to false in network.json");
        }
        Optional<Checksum> expected = checksum(wanted);
        if (expected.isPresent()) {
            String sum = came.digest().isPresent() ? came.digest().get() : digest(file, expected.get());
            if (!sum.equals(expected.get().hex())) {
                return failure(
                        "media.checksum",
                        where + "the file's " + expected.get().algorithm() + " is " + sum + ", its source says "
                                + expected.get().hex() + ". It was changed or is damaged; correct it, or set"
                                + " checkChecksum to false in network.json");
            }
        }
        return Optional.empty();
    }

    /**
     * Whether neither server nor source says where a file ends, so that it may be incomplete although it arrived well.
     */
    boolean isUnsure(WantedFile wanted, HttpDownload came) {
        boolean sized = checks.contains(Check.SIZE) && wanted.declared().size() != Blob.UNKNOWN_SIZE;
        return !came.isEndTold() && !sized && checksum(wanted).isEmpty();
    }

    /**
     * Whether a file was compressed for sending. A file that is compressed itself is often sent with a header that says
     * so too.
     */
    private static boolean isCompressed(WantedFile wanted, String encoding, byte[] start) {
        String coding = encoding.strip().toLowerCase(Locale.ROOT);
        boolean gzip = start.length > 1 && start[0] == 0x1f && (start[1] & 0xff) == 0x8b;
        return COMPRESSIONS.contains(coding)
                && !COMPRESSED.contains(wanted.extension())
                && (gzip || !coding.endsWith("gzip"));
    }

    private static byte[] start(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(ForeignBody.START_BYTES);
        }
    }

    private static String digest(Path file, Checksum like) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance(like.algorithm()))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + like.algorithm(), e);
        }
    }

    private static String oneLine(String name) {
        return name.replaceAll("\\p{Cntrl}", " ");
    }

    private static Optional<Blob.Failure> failure(String code, String message) {
        return Optional.of(new Blob.Failure(code, message));
    }
}
