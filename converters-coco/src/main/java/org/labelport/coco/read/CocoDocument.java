package org.labelport.coco.read;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.coco.file.Closing;
import org.labelport.coco.file.CocoFile;
import org.labelport.coco.file.DocumentSource;
import org.labelport.coco.record.CocoImage;
import org.labelport.coco.record.RecordLog;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.target.GroupedRecords;
import org.labelport.target.SourceRequest;

/** One scanned file: gives its items in the order of {@code images}, each with its annotations. */
final class CocoDocument implements DocumentSource.Document {

    private final CocoFile file;
    private final SourceRequest request;
    private final RecordLog images;
    private final GroupedRecords annotations;
    private final CocoCategories categories;
    private final long entries;
    private final CocoPictures pictures;
    private final AnnotationBuilder builder;

    /**
     * @param images the images, ready to be read
     * @param annotations the annotations, sealed and grouped by the ordinals of their images
     * @param entries the number of elements of {@code images}, unusable ones included
     */
    CocoDocument(
            CocoFile file,
            SourceRequest request,
            RecordLog images,
            GroupedRecords annotations,
            CocoCategories categories,
            CocoPictures pictures,
            long entries) {
        this.file = file;
        this.request = request;
        this.images = images;
        this.annotations = annotations;
        this.categories = categories;
        this.entries = entries;
        this.pictures = pictures;
        this.builder = new AnnotationBuilder(file, categories, request.report());
    }

    CocoCategories categories() {
        return categories;
    }

    @Override
    public long entries() {
        return entries;
    }

    @Override
    public Optional<Item> next() throws ExportException, IOException {
        while (images.left() > 0) {
            CocoImage image = CocoImage.read(images.next());
            List<byte[]> records = annotations.next();
            Media.Image media;
            try {
                media = pictures.of(image);
            } catch (ItemException e) {
                request.report()
                        .error(ItemError.ofItem(
                                image.id(), records.size(), e.code(), file.name() + ": " + e.getMessage()));
                continue;
            }
            List<Annotation> built = builder.build(image.id(), media, records);
            return Optional.of(new Item(
                    image.id(),
                    image.name().name(),
                    file.split(),
                    Optional.empty(),
                    media,
                    built,
                    List.of(),
                    Map.of()));
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        Closing.all(List.of(images::close, annotations::close));
    }
}
