package org.labelport.json;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The elements of an array in a file, or its records, one after the other. Only the current one is in memory. Used by
 * one thread; whoever opened it closes it.
 */
@ProviderType
public interface JsonElements extends AutoCloseable {

    /**
     * One element.
     *
     * @param value as {@link Json} describes values
     * @param line in the file where it begins, from 1
     */
    record Element(@Nullable Object value, long line) {}

    /**
     * The next element; empty at the end, when the whole file has been read.
     *
     * @throws JsonSyntaxException when the file is no JSON from here on, or the element is over a limit, naming file and line; there is
     *     nothing to be read after that
     * @throws IOException when the file cannot be read
     */
    Optional<Element> next() throws IOException;

    @Override
    void close() throws IOException;
}
