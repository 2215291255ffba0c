package org.labelport.synapse.results;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.labelport.report.ExportException;
import org.labelport.report.LossSink;

/** The results of a list, in its order. Used by one thread. */
public interface Results extends Closeable {

    /** The next result, good until the next call; empty at the end. */
    Optional<Result> next() throws ExportException, IOException;

    /** The next result without moving on, so that {@link #next} gives it again. */
    Optional<Result> peek() throws ExportException, IOException;

    /** How many results all pages have, as the first page says; once that is known. */
    OptionalLong count();

    /** How many results all pages have, as the page says that was read last; {@link #count} where pages are not told apart. */
    default OptionalLong latestCount() {
        return count();
    }

    /** How many results {@link #next} will give in all, where that is known. */
    OptionalLong expected();

    /** How many results were gone through so far, those that a filter left out included. */
    long read();

    /** How far they were read, where reading can go on there another time. */
    default Optional<Place> place() {
        return Optional.empty();
    }

    /** Tells what is to be said of the results as a whole. Called once, at their end. */
    void reportAtEnd(LossSink losses);

    /** Ends reading at once, also while a page is on its way. */
    @Override
    void close() throws IOException;
}
