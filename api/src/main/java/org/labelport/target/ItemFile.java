package org.labelport.target;

import java.util.Optional;
import org.labelport.report.Loss;

/**
 * The file of an item, in sources whose items have a file each and are called as it is, without its extension. Two files may
 * differ in nothing else, such as {@code a.XML} and {@code a.xml}: each is an item, with an id of its own.
 *
 * @param path relative to the source's folder, {@code /}-separated
 * @param stem the path without its extension, by which other files name the item
 * @param id of the item: the stem, or one with a number if an earlier file has the same
 */
public record ItemFile(String path, String stem, String id) {

    /**
     * Names the item of a file. Call it for all files, in their order.
     *
     * @param ids of all items of the source
     */
    public static ItemFile of(String path, String stem, ItemIds ids) {
        return new ItemFile(path, stem, ids.next(stem));
    }

    /**
     * Reports that an earlier file has the same stem; reports nothing where that is not so.
     *
     * @param code of the loss, such as {@code my-format.file-repeated}
     */
    public void reportRepeated(String code, SourceReport report) {
        repeated().ifPresent(what -> report.loss(Loss.changed(id, code, what + "; each is read as an item")));
    }

    /**
     * Says that an earlier file has the same stem, for those who check files instead of reading them.
     *
     * @return the beginning of a sentence; empty where it is not so
     */
    public Optional<String> repeated() {
        return id.equals(stem)
                ? Optional.empty()
                : Optional.of("the name of '" + path
                        + "' differs from that of another file only in the spelling of its extension");
    }
}
