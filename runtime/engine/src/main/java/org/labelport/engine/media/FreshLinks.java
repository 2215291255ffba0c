package org.labelport.engine.media;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.labelport.http.HttpException;
import org.labelport.model.Item;
import org.labelport.target.ItemSource;

/** Uses the address of a file, and asks its source for another one when it has expired. Thread-safe. */
final class FreshLinks {

    /** Statuses that say that a link has expired. */
    private static final Set<Integer> EXPIRED = Set.of(401, 403);

    /** Statuses that say so of a link with a signature; storages differ in which one they send. */
    private static final Set<Integer> EXPIRED_WITH_SIGNATURE = Set.of(400, 404, 410);

    private final ItemSource source;

    /** @param source knows where files are now */
    FreshLinks(ItemSource source) {
        this.source = source;
    }

    /** Uses an address. */
    @FunctionalInterface
    interface Use<T> {
        T of(URI address) throws IOException, InterruptedException;
    }

    /**
     * Uses a file's address, and a new one when it has expired.
     *
     * @throws HttpException of the last attempt; the failure of the source to find a new address is suppressed in it
     */
    <T> T use(Item item, URI given, Use<T> use) throws IOException, InterruptedException {
        try {
            return use.of(given);
        } catch (HttpException e) {
            Optional<URI> fresh = hasExpired(given, e) ? refreshed(item, given, e) : Optional.empty();
            if (fresh.isEmpty()) {
                throw e;
            }
            return use.of(fresh.get());
        }
    }

    private static boolean hasExpired(URI address, HttpException failure) {
        return EXPIRED.contains(failure.status())
                || address.getRawQuery() != null && EXPIRED_WITH_SIGNATURE.contains(failure.status());
    }

    private Optional<URI> refreshed(Item item, URI expired, HttpException because) throws InterruptedException {
        try {
            return source.refresh(item, expired)
                    .filter(fresh -> fresh.isAbsolute() && ItemFiles.isWeb(fresh) && !fresh.equals(expired));
        } catch (IOException | RuntimeException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("while a new address was asked for");
            }
            because.addSuppressed(e);
            return Optional.empty();
        }
    }
}
