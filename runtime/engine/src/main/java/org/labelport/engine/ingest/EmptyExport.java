package org.labelport.engine.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.labelport.engine.report.WrittenReport;
import org.labelport.model.Item;
import org.labelport.model.Taxonomy;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;

/**
 * An export of no item. In a format that has a file for each item it holds none, so that a target finds nothing in its
 * folder; but its report says that this is all.
 */
final class EmptyExport implements ItemSource {

    private static final String PATH = "path";

    /** The end of the codes with which targets say that there is no data. */
    private static final String MISSING = ".missing";

    private EmptyExport() {}

    /** Returns a source without items if a target found nothing in the folder of such an export; else throws again. */
    static ItemSource orRefused(Options filter, ExportException refusal) throws ExportException, IOException {
        boolean folder = filter.isSet(PATH) && filter.values().get(PATH) instanceof Path;
        if (refusal.code().endsWith(MISSING) && folder && isIn(filter.path(PATH))) {
            return new EmptyExport();
        }
        throw refusal;
    }

    private static boolean isIn(Path folder) throws IOException {
        try {
            return WrittenReport.itemsWritten(folder).equals(Optional.of(0L));
        } catch (JsonProcessingException e) {
            return false; // not a report of ours, and the target has said that there is no data
        }
    }

    @Override
    public Optional<Item> next() {
        return Optional.empty();
    }

    @Override
    public Taxonomy taxonomy() {
        return Taxonomy.EMPTY;
    }

    @Override
    public OptionalLong expectedItems() {
        return OptionalLong.of(0);
    }

    @Override
    public void close() {
        // nothing is open
    }
}
