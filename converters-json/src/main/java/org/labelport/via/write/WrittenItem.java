package org.labelport.via.write;

import java.io.IOException;
import java.util.List;
import org.labelport.annotationfile.BrowserPictures;
import org.labelport.annotationfile.SplitFolder;
import org.labelport.convert.ClassNames;
import org.labelport.convert.FileNames;
import org.labelport.convert.NumberedItem;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.objectparts.ItemLosses;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;

/**
 * An item as both kinds of files hold it.
 *
 * @param split name of the split, whose file the item belongs to
 * @param name of the picture's file
 * @param size of the picture's file in bytes
 * @param attributes of the file, as JSON
 */
record WrittenItem(String split, String name, long size, String attributes, List<Region> regions) {

    static WrittenItem of(
            NumberedItem numbered, FileNames names, ClassNames classes, AttributeTypes types, ShardOutput out)
            throws ItemException, IOException {
        Item item = numbered.item();
        ItemLosses losses = new ItemLosses(item, out, "VIA");
        Media.Image image = losses.picture();
        String name = names.nameOf(numbered, out);
        String split = SplitFolder.of(item.split());
        String attributes = new FileAttributes(classes, losses).of(item);
        List<Region> regions = new ViaRegions(new RegionAttributes(classes, types, losses), image, losses).of(item);
        out.media(split + "/" + name);
        BrowserPictures.report(item, name, out);
        out.count(split, 1);
        losses.relations();
        return new WrittenItem(split, name, out.mediaSize().orElse(image.blob().size()), attributes, regions);
    }

    /** Writes the annotation file of a split. */
    @FunctionalInterface
    interface SplitFile {
        void write(ExportOutput out, String split) throws IOException;
    }

    /** Writes a file for each split that has items, or one empty file when there are no items. */
    static void finish(ExportOutput out, SplitFile file) throws IOException {
        boolean any = false;
        for (String split : SplitFolder.all()) {
            if (out.count(split) > 0) {
                file.write(out, split);
                any = true;
            }
        }
        if (!any) {
            file.write(out, SplitFolder.all().get(0));
        }
    }
}
