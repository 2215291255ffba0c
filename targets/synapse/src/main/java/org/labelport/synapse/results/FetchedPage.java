package org.labelport.synapse.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.labelport.limits.Limits;

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

    @Override
    public void close() throws IOException {
        file.close();
    }
}
