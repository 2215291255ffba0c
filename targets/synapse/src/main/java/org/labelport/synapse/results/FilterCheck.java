package org.labelport.synapse.results;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.labelport.http.HttpException;
import org.labelport.synapse.platform.Explanation;
import org.labelport.synapse.platform.Platform;
import org.labelport.target.FilterException;

/** Finds out whether a list can be read by a filter, in the platform's words when it cannot. */
public final class FilterCheck {

    private static final int TOO_SLOW = 408;
    private static final int TOO_MANY = 429;

    private FilterCheck() {}

    /** @throws FilterException {@code option.missing} when the key that the list needs is not given */
    public static void requireKey(Listing listing, Map<String, ?> filter) throws FilterException {
        if (ListQuery.values(filter.get(listing.requiredKey())).isEmpty()) {
            throw new FilterException(
                    "option.missing",
                    listing.missing(),
                    "Give the filter key '" + listing.requiredKey() + "' (" + listing.requiredHelp() + "), or '"
                            + ListQuery.PATH + "' with a folder of saved pages.");
        }
    }

    /** @throws FilterException when a value of the filter cannot be asked for */
    public static void requireValues(Listing listing, Map<String, ?> filter) throws FilterException {
        ListQuery.pages(listing, filter);
    }

    /**
     * @throws FilterException {@code filter.refused} with the reason, {@code run.cancelled}, or the code of the failure
     *     that kept the platform from answering
     */
    public static void ask(Platform platform, Listing listing, Map<String, ?> filter) throws FilterException {
        try {
            for (URI address : addresses(platform, listing, filter)) {
                platform.check(address);
            }
        } catch (InterruptedIOException e) {
            throw new FilterException(
                    "run.cancelled", "Waiting for the platform was stopped.", "Nothing was published.", e);
        } catch (IOException e) {
            throw new FilterException(code(e), listing.refused(), Explanation.of(platform, e), e);
        }
    }

    /**
     * The code of a failure. A platform that is down or busy, or fails otherwise, has not refused the filter: the same
     * request may succeed later.
     */
    private static String code(IOException failure) {
        int status = failure instanceof HttpException http ? http.status() : 0;
        boolean refused = status / 100 == 4 && status != TOO_SLOW && status != TOO_MANY;
        return refused ? "filter.refused" : Explanation.code(failure);
    }

    private static List<URI> addresses(Platform platform, Listing listing, Map<String, ?> filter)
            throws FilterException {
        if (listing.checkPath().isEmpty()) {
            return List.of(platform.address(listing.path(), ListQuery.check(listing, filter)));
        }
        List<URI> addresses = new ArrayList<>();
        for (String id : ListQuery.values(filter.get(listing.requiredKey()))) {
            addresses.add(platform.address(listing.checkPath().get() + Platform.segment(id) + "/"));
        }
        return addresses;
    }
}
