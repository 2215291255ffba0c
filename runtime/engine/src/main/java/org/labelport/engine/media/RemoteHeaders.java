package org.labelport.engine.media;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.labelport.engine.picture.LongHeaderException;
import org.labelport.engine.picture.PictureHeader;
import org.labelport.engine.picture.PictureSize;
import org.labelport.http.HttpFetcher;
import org.labelport.http.HttpFirstBytes;
import org.labelport.http.HttpUrls;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.report.LossCodes;

/** Measures pictures on servers by the beginnings of their files. Thread-safe. */
final class RemoteHeaders {

    private static final int FIRST_LOOK_BYTES = 64 << 10;
    private static final int GROWTH = 4;

    /** Longer beginnings are held one at a time, because few pictures need them, and several would fill the memory. */
    private static final int SHORT_LOOK_BYTES = 1 << 20;

    private final Semaphore longLook = new Semaphore(1);
    private final Limits limits;

    /** @param limits of how much of a file is asked for */
    RemoteHeaders(Limits limits) {
        this.limits = limits;
    }

    /**
     * A picture's size.
     *
     * @throws UnmeasuredException when the file is not a picture, or when its size is not in the part that may be read
     */
    PictureSize size(HttpFetcher fetcher, URI picture) throws IOException, InterruptedException {
        Look look = new Look(fetcher, picture);
        look.upTo(SHORT_LOOK_BYTES);
        if (!look.done) {
            longLook.acquire();
            try {
                look.upTo((int) limits.bytes(Limit.HEADER_MEGABYTES));
            } finally {
                longLook.release();
            }
        }
        if (!look.done) {
            LongHeaderException reason = new LongHeaderException(HttpUrls.shown(picture), limits);
            throw new UnmeasuredException(Limit.HEADER_MEGABYTES.code(), reason.getMessage());
        }
        return look.size.orElseThrow(() -> new UnmeasuredException(
                LossCodes.IMAGE_UNREADABLE,
                "GET " + HttpUrls.shown(picture)
                        + ": what the server sent is not a picture in a format that is known. Look at"
                        + " what the address shows: a login or an expired link does that"));
    }

    /** Asks for longer and longer beginnings of one picture. */
    private static final class Look {

        private final HttpFetcher fetcher;
        private final URI picture;
        private long next = FIRST_LOOK_BYTES;
        private int seen;
        private boolean done;
        private Optional<PictureSize> size = Optional.empty();

        private Look(HttpFetcher fetcher, URI picture) {
            this.fetcher = fetcher;
            this.picture = picture;
        }

        private void upTo(int most) throws IOException, InterruptedException {
            while (!done && seen < most) {
                int bytes = (int) Math.min(next, most);
                HttpFirstBytes first = fetcher.firstBytes(picture, Map.of(), bytes);
                byte[] beginning = first.bytes();
                boolean whole = beginning.length < bytes;
                try {
                    size = PictureHeader.find(
                            beginning,
                            whole ? beginning.length : first.totalBytes().orElse(Long.MAX_VALUE));
                    done = size.isPresent();
                } catch (IOException e) {
                    done = true; // more of it would not help
                }
                seen = bytes;
                next = GROWTH * (long) bytes;
            }
        }
    }
}
