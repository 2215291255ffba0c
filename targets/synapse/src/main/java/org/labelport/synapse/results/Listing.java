package org.labelport.synapse.results;

import java.util.List;
import java.util.Optional;

/**
 * What distinguishes one of the platform's lists from the others.
 *
 * @param requiredKey filter key that must be given
 * @param requiredHelp what that key is, for people
 * @param missing the platform's words when that key is not given
 * @param refused the platform's words when the list cannot be read by that key
 * @param wireKey the required key's name in requests
 * @param path of the list
 * @param itemPath path of one of its results, without the id
 * @param checkPath path of what the required key names, without the id; empty when the list itself shows whether the
 *     key is right
 * @param expand values of {@code expand} that make results complete
 * @param project where the project's id is: in the filter, or in each result
 * @param files where results have their files
 * @param split field of results that names their part of the data set; empty when they have none
 */
public record Listing(
        String requiredKey,
        String requiredHelp,
        String missing,
        String refused,
        String wireKey,
        String path,
        String itemPath,
        Optional<String> checkPath,
        List<String> expand,
        ProjectPlace project,
        FilesPlace files,
        Optional<String> split) {

    /** Where the project's id is. */
    public enum ProjectPlace {
        /** In the filter. */
        FILTER,
        /** In the first result. */
        RESULT
    }

    /** Where results have their files. */
    public enum FilesPlace {
        /** One file, the field {@code file}. */
        FILE,
        /** The files of the field {@code data_unit}. */
        DATA_UNIT
    }

    public Listing {
        expand = List.copyOf(expand);
    }
}
