package org.labelport.synapse.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.labelport.limits.Limits;
import org.labelport.synapse.json.JsonFormatException;

/**
 * A page that was downloaded and read to its end, so that it is known to be JSON and complete.
 *
 * @param file holds the fields of the results; closed with the page, by whoever takes it
 * @param results all results of the page
 * @param count how many results all pages have, as this one says
 * @param next address of the next page, as this one says
 */
record FetchedPage(PageFile file, List<Result> results, OptionalLong count, Optional<String> next)
        implements AutoCloseable {

    /** Reads a page to its end. */
    static FetchedPage of(PageFile file, Limits limits) throws IOException {
        try (PageCursor cursor = new PageCursor(file, PageCursor.Form.PAGE, limits)) {
            List<Result> results = new ArrayList<>();
            for (Optional<Result> result = cursor.next(); result.isPresent(); result = cursor.next()) {
                results.add(result.get());
            }
            return new FetchedPage(file, results, cursor.count(), cursor.nextPage());
        }
    }

    /** The address of the next page, from the head of a page; empty when only reading the whole page can show it. */
    static Optional<String> nextByHead(PageFile file, Limits limits) throws IOException {
        try (PageCursor cursor = new PageCursor(file, PageCursor.Form.PAGE, limits)) {
            cursor.next();
            return cursor.nextPage();
        } catch (JsonFormatException e) {
            return Optional.empty(); // reading the whole page will show what is wrong
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
