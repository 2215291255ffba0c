package org.labelport.synapse.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.labelport.limits.Limits;
import org.labelport.synapse.json.JsonFormatException;

/**
 * A page that was downloaded and looked through to its end, so that it is JSON and complete.
 *
 * @param file that the fields of results lie in; closed with the page, by whoever takes it
 * @param results all of them
 * @param count how many results all pages have, as this one says
 * @param next address of the next page, as this one says
 */
record FetchedPage(PageFile file, List<Result> results, OptionalLong count, Optional<String> next)
        implements AutoCloseable {

    /** Looks through a page. */
    static FetchedPage of(PageFile file, Limits limits) throws IOException {
        try (PageCursor cursor = new PageCursor(file, PageCursor.Form.PAGE, limits)) {
            List<Result> results = new ArrayList<>();
            for (Optional<Result> result = cursor.next(); result.isPresent(); result = cursor.next()) {
                results.add(result.get());
            }
            return new FetchedPage(file, results, cursor.count(), cursor.nextPage());
        }
    }

    /** Where a page says that the next one is, read from its head; empty when that cannot be said before all of it was read. */
    static Optional<String> nextByHead(PageFile file, Limits limits) throws IOException {
        try (PageCursor cursor = new PageCursor(file, PageCursor.Form.PAGE, limits)) {
            cursor.next();
            return cursor.nextPage();
        } catch (JsonFormatException e) {
            return Optional.empty(); // who reads all of it will say what is wrong
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
