package org.labelport.synapse.items;

import java.util.Optional;
import org.labelport.report.ExportException;
import org.labelport.synapse.results.Place;

/**
 * Tells a list that gives its items again without end from one that others add to while it is read. What is added moves
 * items that came already to later pages, each once, so that no more results in a row can bring nothing new than have
 * brought something new before. Used by one thread.
 */
final class RepeatedPages {

    /**
     * How many pages without anything new end the reading at the earliest, when the platform ignores which page is
     * asked for.
     */
    private static final long FEWEST_PAGES = 100;

    private long fresh;
    private long stale;
    private long staleSince;

    /** @param fresh how many results brought something new before */
    RepeatedPages(long fresh) {
        this.fresh = fresh;
    }

    /** Counts a result that was not there before. */
    void fresh() {
        fresh++;
        stale = 0;
    }

    /**
     * Counts a result that was there before, or that cannot be told from such a one.
     *
     * @param place of the result; empty in saved pages, which have an end
     * @throws ExportException when the list seems to have no end
     */
    void stale(Optional<Place> place) throws ExportException {
        if (place.isEmpty()) {
            return;
        }
        long page = place.get().number();
        if (stale++ == 0) {
            staleSince = page;
        }
        if (stale > fresh && page - staleSince >= FEWEST_PAGES) {
            throw new ExportException(
                    "source.pages-repeated",
                    "the list gives the same items again and again: from page " + staleSince + " to page " + page
                            + " nothing new has come, and the list goes on, so it seems to have no end. Export again"
                            + " later; if it stays so, the platform needs a repair.");
        }
    }
}
