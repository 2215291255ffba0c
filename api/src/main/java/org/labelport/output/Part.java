package org.labelport.output;

import static java.util.Objects.requireNonNull;

/**
 * A run of records that all shards write together: the rows of a table, the elements of a JSON array.
 *
 * <p>Each item contributes bytes, possibly none. The engine joins the contributions in the data set's order, with the
 * separator between those that are not empty, however the data was cut into shards.
 *
 * @param name unique in the plan
 * @param separator ASCII text between two contributions, such as {@code ",\n"}; may be empty
 */
public record Part(String name, String separator) {

    public Part {
        requireNonNull(name, "name");
        requireNonNull(separator, "separator");
    }
}
