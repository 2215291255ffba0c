package org.labelport.coco.read;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.coco.file.Closing;
import org.labelport.coco.file.CocoFile;
import org.labelport.coco.file.Documents;
import org.labelport.coco.record.CocoImage;
import org.labelport.coco.record.RecordLog;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.SequenceSlot;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.target.GroupedRecords;
import org.labelport.target.SourceRequest;

/** One scanned file: gives its items in the order of {@code images}, each with its annotations. */
final class CocoDocument implements Documents.Document<Item> {

    private final CocoFile file;
    private final SourceRequest request;
    private final Records records;
    private final CocoCategories categories;
    private final CocoPictures pictures;
    private final AnnotationBuilder builder;

    /**
     * What was found in the file.
     *
     * @param images the images, ready to be read
     * @param annotations the annotations, sealed and grouped by the ordinals of their images
     * @param entries the number of elements of {@code images}, unusable ones included
     * @param videos the names of videos whose frames are among the images
     */
    record Records(RecordLog images, GroupedRecords annotations, long entries, VideoNames videos) {}

    /** @param records closed with this */
    CocoDocument(
            CocoFile file, SourceRequest request, Records records, CocoCategories categories, CocoPictures pictures) {
        this.file = file;
        this.request = request;
        this.records = records;
        this.categories = categories;
        this.pictures = pictures;
        this.builder = new AnnotationBuilder(file, categories, request.report());
    }

    CocoFile file() {
        return file;
    }

    CocoCategories categories() {
        return categories;
    }

    @Override
    public long entries() {
        return records.entries;
    }

    @Override
    public Optional<Item> next() throws ExportException, IOException {
        while (records.images.left() > 0) {
            CocoImage image = CocoImage.read(records.images.next());
            List<byte[]> annotations = records.annotations.next();
            Media.Image media;
            try {
                media = pictures.of(image);
            } catch (ItemException e) {
                request.report()
                        .error(ItemError.ofItem(
                                image.id(), annotations.size(), e.code(), file.name() + ": " + e.getMessage()));
                continue;
            }
            List<Annotation> built = builder.build(image, media, annotations);
            return Optional.of(new Item(
                    image.id(),
                    image.name().name(),
                    file.split(),
                    Optional.of(image.sequence())
                            .filter(sequence -> !sequence.isEmpty())
                            .map(sequence -> new SequenceSlot(records.videos.of(sequence), image.frame(), 0)),
                    media,
                    built,
                    List.of(),
                    Map.of()));
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        Closing.all(List.of(records.images::close, records.annotations::close));
    }
}
