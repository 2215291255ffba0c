package org.labelport.export;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.labelport.model.ShapeKind;
import org.labelport.model.Split;

/**
 * What an export would do.
 *
 * @param categories in the order that gives them their numbers
 * @param splits number of items of each split
 * @param formats one for each format of the request
 */
public record ExportPreview(List<CategoryCount> categories, Map<Split, Long> splits, List<FormatPreview> formats) {

    public ExportPreview {
        categories = List.copyOf(categories);
        splits = Map.copyOf(splits);
        formats = List.copyOf(formats);
    }

    /**
     * How often a category occurs.
     *
     * @param name of the category
     * @param shapes number of annotations by kind of shape, without zeros
     */
    public record CategoryCount(String name, Map<ShapeKind, Long> shapes) {

        public CategoryCount {
            shapes = Map.copyOf(shapes);
        }

        /** Number of annotations of all kinds of shapes. */
        public long annotations() {
            return shapes.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * What one format would do.
     *
     * @param summary counts as they would be reported
     * @param folders number of files and bytes by folder of the export; the root is an empty name
     */
    public record FormatPreview(ExportSummary summary, SortedMap<String, FolderSize> folders) {

        public FormatPreview {
            folders = Collections.unmodifiableSortedMap(new TreeMap<>(folders));
        }
    }

    /**
     * What a folder would hold, without what is in the folders in it.
     *
     * @param count number of files
     * @param bytes of all files together
     * @param files names of the files when they are few; empty when there are many
     */
    public record FolderSize(long count, long bytes, List<String> files) {

        public FolderSize {
            files = List.copyOf(files);
        }
    }
}
