package org.labelport.model;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What the source itself holds of an item, for formats that hand it on as it is.
 *
 * <p>A source may keep several media in one record, such as a picture and a point cloud with the annotations of both.
 * Each medium becomes an item, and these items follow one another; the first carries the record's data and files, the
 * others refer to it by its id, {@link #unit()}.
 *
 * @param unit id of the item that carries the record's data: the item's own, or that of the first item of its record
 * @param data the annotations as the source holds them; {@link JsonText#NONE} for the further items of a record, and
 *     where no format of the run asks for it
 * @param files all files of the record, the main one first; empty for the further items of a record
 */
public record SourceRecord(String unit, JsonText data, List<SourceFile> files) {

    public SourceRecord {
        requireNonNull(unit, "unit");
        requireNonNull(data, "data");
        files = List.copyOf(files);
    }

    /** The same record without its data. */
    public SourceRecord withoutData() {
        return new SourceRecord(unit, JsonText.NONE, files);
    }

    /** The same record with its files in other places. */
    public SourceRecord withFiles(List<SourceFile> others) {
        return new SourceRecord(unit, data, others);
    }
}
