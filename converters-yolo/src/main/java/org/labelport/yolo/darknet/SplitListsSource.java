package org.labelport.yolo.darknet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.labelport.model.Taxonomy;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.target.MediaFolder;
import org.labelport.target.ParallelItemSource;
import org.labelport.target.SourceReport;
import org.labelport.target.SourceRequest;
import org.labelport.yolo.rows.YoloTask;
import org.labelport.yolo.rows.names.ClassList;
import org.labelport.yolo.rows.read.LabelRows;
import org.labelport.yolo.rows.read.PictureReader;
import org.labelport.yolo.rows.read.RowGrammar;

/** Makes an item from each picture of {@link SplitLists}: splits in their order, pictures by name. */
final class SplitListsSource implements ParallelItemSource {

    private final Taxonomy taxonomy;
    private final PictureReader reader;
    private final SourceReport report;
    private final Iterator<SplitLists.Part> parts;
    private Iterator<Reading> pictures = List.<Reading>of().iterator();

    private SplitListsSource(SplitLists lists, Taxonomy taxonomy, SourceRequest request) {
        this.taxonomy = taxonomy;
        this.report = request.report();
        this.reader =
                new PictureReader(taxonomy, RowGrammar.of(taxonomy.size(), Optional.of(YoloTask.DETECT)), request);
        this.parts = lists.parts().iterator();
    }

    static SplitListsSource open(SplitLists lists, SourceRequest request) throws ExportException, IOException {
        ClassList.requireSame(lists.lists());
        return new SplitListsSource(lists, ClassList.read(lists.names(), request.report()), request);
    }

    @Override
    public Taxonomy taxonomy() {
        return taxonomy;
    }

    @Override
    public Optional<Reading> nextReading() throws ExportException, IOException {
        while (!pictures.hasNext() && parts.hasNext()) {
            pictures = readings(parts.next());
        }
        return pictures.hasNext() ? Optional.of(pictures.next()) : Optional.empty();
    }

    private Iterator<Reading> readings(SplitLists.Part part) throws ExportException, IOException {
        MediaFolder files = new MediaFolder(part.folder());
        SplitLists.Contents contents = SplitLists.Contents.of(part, reader.limits(), report.unseen(part.prefix()));
        for (String name : contents.texts()) {
            reportAlone(part, files, name);
        }
        return contents.pictures().stream()
                .map(name -> reading(part, files, name))
                .iterator();
    }

    private Reading reading(SplitLists.Part part, MediaFolder files, String name) {
        return () -> reader.read(part.prefix() + name, name, part.split(), new PictureReader.Place() {
            @Override
            public Path picture() throws ItemException {
                return files.find(name);
            }

            @Override
            public Optional<Path> labels() throws ItemException {
                return files.findOptional(DarknetLayout.labelName(name));
            }
        });
    }

    /** Reports a label file without a picture. A text file without a row is not one. */
    private void reportAlone(SplitLists.Part part, MediaFolder files, String name) throws ExportException {
        String id = part.prefix() + SafePath.stem(name);
        try {
            LabelRows labels = LabelRows.read(files.find(name), reader.grammar(), reader.limits());
            if (labels.canBeLabels()) {
                report.error(labels.withoutPicture(id, part.folder().resolve(name), "beside it"));
            }
        } catch (ItemException e) {
            report.error(ItemError.ofItem(id, 0, e.code(), e.getMessage()));
        }
    }

    @Override
    public void close() {
        pictures = List.<Reading>of().iterator();
    }
}
