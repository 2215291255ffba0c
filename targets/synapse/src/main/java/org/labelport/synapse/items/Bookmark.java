package org.labelport.synapse.items;

import java.net.URI;
import java.util.OptionalLong;
import org.labelport.synapse.results.Place;

/**
 * Where reading a source of the platform continues.
 *
 * @param place in the list
 * @param repeated how many results came twice
 * @param seenBytes how many bytes of the file of seen units count
 */
record Bookmark(Place place, long repeated, long seenBytes) {

    private static final int FIELDS = 7;
    private static final long UNKNOWN = -1;

    static Bookmark of(String text) {
        String[] fields = text.split(" ", FIELDS);
        long count = Long.parseLong(fields[3]);
        return new Bookmark(
                new Place(
                        URI.create(fields[6]),
                        Long.parseLong(fields[0]),
                        Long.parseLong(fields[1]),
                        Long.parseLong(fields[2]),
                        count == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(count)),
                Long.parseLong(fields[4]),
                Long.parseLong(fields[5]));
    }

    String text() {
        return place.number() + " " + place.taken() + " " + place.read() + " "
                + place.count().orElse(UNKNOWN) + " " + repeated + " " + seenBytes + " " + place.page();
    }
}
