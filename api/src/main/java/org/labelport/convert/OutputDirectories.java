package org.labelport.convert;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;

/**
 * The folders of an export that a {@link BaseExporter} writes into; they exist even when they stay empty.
 *
 * @param json takes one JSON file for each item
 * @param originals takes original files; empty text when they are not saved
 * @param others what else there is to be
 */
public record OutputDirectories(String json, String originals, List<String> others) {

    public OutputDirectories {
        requireNonNull(json, "json");
        requireNonNull(originals, "originals");
        others = List.copyOf(others);
    }

    /** The same folders and one more. */
    public OutputDirectories with(String folder) {
        return new OutputDirectories(
                json,
                originals,
                Stream.concat(others.stream(), Stream.of(folder)).toList());
    }
}
