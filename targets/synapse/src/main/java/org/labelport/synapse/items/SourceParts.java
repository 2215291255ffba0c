package org.labelport.synapse.items;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.labelport.json.Json;
import org.labelport.synapse.results.Results;

/**
 * What a source is put together from.
 *
 * @param results closed with the source
 * @param reader makes units of results
 * @param places finds where files are
 * @param refresh finds the place of a file again; empty when places do not expire
 * @param properties of the data set as a whole
 * @param seen closed with the source
 * @param json reads annotations
 * @param connection closed with the source, before the results
 */
record SourceParts(
        Results results,
        UnitReader reader,
        FilePlaces places,
        Optional<FileRefresh> refresh,
        Map<String, Object> properties,
        SeenUnits seen,
        Json json,
        Closeable connection)
        implements Closeable {

    @Override
    public void close() throws IOException {
        try (results;
                seen) {
            connection.close();
        }
    }
}
