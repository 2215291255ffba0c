package org.labelport.csv.write;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.labelport.convert.FileNames;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.csv.table.CellChange;
import org.labelport.csv.table.CsvDialect;
import org.labelport.csv.table.CsvLosses;
import org.labelport.csv.table.CsvRow;
import org.labelport.csv.table.SplitNames;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Camera;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Relation;
import org.labelport.output.ByteText;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;

/** Writes the rows of each item. */
final class CsvShardWriter implements ShardWriter {

    private static final String MEDIA_FOLDER = "media/";

    private final FileNames names;
    private final CsvDialect dialect;
    private final ShardOutput out;

    CsvShardWriter(FileNames names, CsvDialect dialect, ShardOutput out) {
        this.names = names;
        this.dialect = dialect;
        this.out = out;
    }

    @Override
    public void write(NumberedItem numbered) throws ItemException, IOException {
        Item item = numbered.item();
        String name = names.nameOf(numbered, out);
        Set<CellChange> itemChanges = itemRow(item, name);
        AnnotationRows rows = new AnnotationRows(item, name, dialect, out.part(CsvPlan.ANNOTATIONS));
        for (Annotation annotation : item.annotations()) {
            for (CellChange change : rows.write(annotation)) {
                out.changed(item, annotation, change.code(), change.detail());
            }
            out.written(annotation);
        }
        for (Relation relation : item.relations()) {
            itemChanges.addAll(rows.write(relation));
        }
        for (CellChange change : itemChanges) {
            out.loss(Loss.changed(item.id(), change.code(), change.detail()));
        }
        if (!(item.media() instanceof Media.Chat)) {
            out.media(MEDIA_FOLDER + name);
        }
        reportOtherFiles(item);
    }

    private Set<CellChange> itemRow(Item item, String name) throws IOException {
        ByteText text = out.part(CsvPlan.ITEMS);
        MediaCells media = MediaCells.of(item.media());
        CsvRow row = new CsvRow(text, dialect)
                .text(item.id())
                .text(name)
                .text(item.media().dataType().key())
                .text(SplitNames.of(item.split()))
                .known(media.width())
                .known(media.height())
                .known(media.frames());
        if (media.framesPerSecond() == 0) {
            row.empty();
        } else {
            row.number(media.framesPerSecond());
        }
        media.duration(row)
                .empty()
                .integer(item.annotations().size())
                .text(MetadataJson.of(item, name))
                .end();
        return row.changes();
    }

    /**
     * Reports the picture files of pages and cameras as a loss: only the file of the item itself is copied, because
     * such files are rare.
     */
    private void reportOtherFiles(Item item) {
        List<Media.Image> others = new ArrayList<>();
        if (item.media() instanceof Media.Pages pages) {
            others.addAll(pages.pages());
        } else if (item.media() instanceof Media.PointCloud cloud) {
            cloud.cameras().stream().map(Camera::image).forEach(others::add);
        }
        Blob own = item.media().blob();
        long left = others.stream()
                .map(Media.Image::blob)
                .filter(blob -> blob.location().isPresent() && !blob.location().equals(own.location()))
                .count();
        if (left > 0) {
            out.loss(Loss.changed(
                    item.id(),
                    CsvLosses.FILES_LEFT_OUT,
                    left + " picture files of pages or cameras are not in the export"));
        }
    }
}
