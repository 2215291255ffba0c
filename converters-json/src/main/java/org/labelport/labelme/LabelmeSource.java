package org.labelport.labelme;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.labelport.jsonfile.JsonProblem;
import org.labelport.jsonfile.JsonReading;
import org.labelport.model.Item;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.target.ItemFile;
import org.labelport.target.ItemIds;
import org.labelport.target.MediaFolder;
import org.labelport.target.NamedMedia;
import org.labelport.target.ParallelItemSource;
import org.labelport.target.SourceRequest;
import org.labelport.target.UnannotatedPictures;

/** Reads the files in the order of their paths. It keeps all paths in memory, and the files that are being read. */
final class LabelmeSource implements ParallelItemSource {

    /** Keys whose values are not kept. {@code imageData} is the picture itself, which is read from its file instead. */
    static final Set<String> SKIPPED = Set.of(EmbeddedPicture.KEY);

    private final SourceRequest request;
    private final LabelmeFolder folder;
    private final Path pictures;
    private final MediaFolder files;
    private final List<String> names;
    private final LabelmeItems items;
    private final ItemIds ids = new ItemIds();

    private int next;

    private LabelmeSource(
            SourceRequest request,
            LabelmeFolder folder,
            Path pictures,
            MediaFolder files,
            List<String> names,
            LabelmeItems items) {
        this.request = request;
        this.folder = folder;
        this.pictures = pictures;
        this.files = files;
        this.names = names;
        this.items = items;
    }

    static LabelmeSource open(SourceRequest request) throws ExportException, IOException {
        LabelmeFolder folder = LabelmeFolder.open(request.filter().path("path"));
        Optional<Path> given = request.filter().optionalPath("images");
        NamedMedia pictures = NamedMedia.in(given, "images", folder.root(), request.media());
        List<String> names = folder.jsonFiles(request.limits(), request.report().unseen(""));
        UnannotatedPictures unannotated = new UnannotatedPictures();
        return new LabelmeSource(
                request,
                folder,
                given.orElse(folder.root()),
                new MediaFolder(folder.root()),
                names,
                new LabelmeItems(folder.classes(), pictures, unannotated, request.report(), request.limits()));
    }

    @Override
    public Optional<Reading> nextReading() {
        if (next == names.size()) {
            return Optional.empty();
        }
        String name = names.get(next++);
        ItemFile file = LabelmeFiles.item(name, ids);
        return Optional.of(() -> item(file));
    }

    private Optional<Item> item(ItemFile file) throws ExportException, IOException {
        file.reportRepeated("labelme.file-repeated", request.report());
        String name = file.path();
        try {
            return Optional.of(
                    items.item(file.id(), name, JsonReading.file(files.find(name), SKIPPED, request.limits())));
        } catch (JsonProblem e) {
            failed(file, "labelme.syntax", name + ", " + e.getMessage() + ". Correct or remove the file.");
        } catch (ItemException e) {
            failed(file, e.code(), name + ": " + e.getMessage());
        }
        return Optional.empty();
    }

    private void failed(ItemFile file, String code, String message) throws ExportException {
        items.unread(file.stem());
        request.report().error(ItemError.ofItem(file.id(), 0, code, message));
    }

    @Override
    public void allRead() throws ExportException, IOException {
        items.unannotated().report(pictures, request);
    }

    @Override
    public Taxonomy taxonomy() {
        return folder.classes().orElse(Taxonomy.EMPTY);
    }

    @Override
    public OptionalLong expectedItems() {
        return OptionalLong.of(names.size());
    }

    @Override
    public void close() {}
}
