package org.labelport.synapse.results;

import java.net.URI;
import java.util.OptionalLong;

/**
 * How far a list of the platform was read.
 *
 * @param page address of the page
 * @param number of the page, from 1
 * @param taken how many of its results were taken
 * @param read how many results were taken of all pages
 * @param count how many results all pages have, as the first page said
 */
public record Place(URI page, long number, long taken, long read, OptionalLong count) {

    /** The beginning of a list. */
    static Place start(URI first) {
        return new Place(first, 1, 0, 0, OptionalLong.empty());
    }
}
