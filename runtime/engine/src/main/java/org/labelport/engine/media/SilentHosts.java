package org.labelport.engine.media;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.labelport.model.Blob;

/**
 * Tells once of each host from which no file has come, because the errors of items are listed at the end of a run only,
 * and a run that asks a host in vain for each of many files lasts long. Thread-safe.
 */
final class SilentHosts {

    private static final int FIRST_FILES = 16;
    /** How many hosts are watched. Data may name any number of them. */
    private static final int MOST_HOSTS = 1000;

    /** The codes of files whose host did not answer, of which a fetcher asks for few. */
    private static final Set<String> UNREACHABLE = Set.of("media.connection", "media.timeout");

    private final Consumer<String> warnings;
    /** How many files of a host have failed; of one that has given a file, {@link #FIRST_FILES}. */
    private final Map<String, Integer> failures = new HashMap<>();

    /** @param warnings takes a line of each such host */
    SilentHosts(Consumer<String> warnings) {
        this.warnings = warnings;
    }

    /** Notes that a file has come. */
    synchronized void came(URI address) {
        count(address, FIRST_FILES);
    }

    /** Notes why a file has not come. */
    void failed(URI address, Blob.Failure reason) {
        if (count(address, 1) == FIRST_FILES) {
            warnings.accept(
                    "none of the first " + FIRST_FILES + " files came that " + host(address)
                            + " was asked for, the last for this reason: "
                            + reason.message().replaceFirst("[.]$", "")
                            + (UNREACHABLE.contains(reason.code())
                                    ? ". As long as the host answers nothing, the others fail for this reason, too, soon without"
                                            + " being asked for"
                                    : ". All others are asked for, too, which may take long: stop the run when they cannot come"));
        }
    }

    /** The number of failures now; more than is told of once that is over. */
    private synchronized int count(URI address, int more) {
        String host = host(address);
        if (failures.size() >= MOST_HOSTS && !failures.containsKey(host)) {
            return 0;
        }
        return failures.merge(host, more, (before, now) -> Math.min(before + now, FIRST_FILES + 1));
    }

    private static String host(URI address) {
        return String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    }
}
