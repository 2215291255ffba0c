package org.labelport.voc.read;

import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.target.ItemIds;
import org.labelport.target.SourceReport;
import org.labelport.voc.file.VocFolder;

/**
 * The XML file of an item.
 *
 * @param path relative to the folder of the XML files, {@code /}-separated
 * @param stem the path without its extension, by which other files name the item
 * @param id of the item: the stem, unless an earlier file has the same one, such as {@code a.XML} and {@code a.xml}
 */
record ItemFile(String path, String stem, String id) {

    /** Names the item of a file. Called for all files in their order. */
    static ItemFile of(String path, ItemIds ids) {
        String stem = VocFolder.id(path);
        return new ItemFile(path, stem, ids.next(stem));
    }

    /** Reports that an earlier file has the same stem, if so. */
    void reportRepeated(SourceReport report) throws ExportException {
        if (!id.equals(stem)) {
            report.loss(
                    Loss.changed(
                            id,
                            "voc.file-repeated",
                            "the name of '" + path
                                    + "' differs from that of another file only in the spelling of .xml; each is read as an item"));
        }
    }
}
