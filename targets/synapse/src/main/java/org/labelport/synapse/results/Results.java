package org.labelport.synapse.results;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.labelport.report.ExportException;
import org.labelport.report.LossSink;

/** The results of a list, in its order. Used by one thread. */
public interface Results extends Closeable {

    /** The next result, valid until the next call; empty at the end. */
    Optional<Result> next() throws ExportException, IOException;

    /** The next result without moving on, so that {@link #next} gives it again. */
    Optional<Result> peek() throws ExportException, IOException;

    /** How many results all pages have, as the first page says; empty until that is known. */
    OptionalLong count();

    /**
     * How many results all pages have, as the page that was read last says; {@link #count} where pages are not told
     * apart.
     */
    default OptionalLong latestCount() {
        return count();
    }

    /** How many results {@link #next} will give in all, where that is known. */
    OptionalLong expected();

    /** How many results were read so far, including those that a filter left out. */
    long read();

    /** How far the results were read, where reading can be continued later. */
    default Optional<Place> place() {
        return Optional.empty();
    }

    /** Reports what concerns the results as a whole. Called once, at their end. */
    void reportAtEnd(LossSink losses);

    /** Stops reading at once, even while a page is being downloaded. */
    @Override
    void close() throws IOException;
}
