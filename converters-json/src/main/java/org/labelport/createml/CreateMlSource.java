package org.labelport.createml;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.labelport.jsonfile.FolderPictures;
import org.labelport.jsonfile.JsonProblem;
import org.labelport.jsonfile.JsonValue;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.target.ItemIds;
import org.labelport.target.ItemSource;
import org.labelport.target.LongSet;
import org.labelport.target.MediaFolder;
import org.labelport.target.NamedMedia;
import org.labelport.target.SourceReport;
import org.labelport.target.SourceRequest;
import org.labelport.target.UnannotatedPictures;

/**
 * Reads one list after the other, entry by entry. It keeps one entry in memory, and about eight bytes for each picture.
 */
final class CreateMlSource implements ItemSource {

    static final String PATH = "path";
    static final String IMAGES = "images";

    private final CreateMlFiles files;
    private final MediaFolder folder;
    private final NamedMedia pictures;
    private final SourceRequest request;
    private final SourceReport report;
    private final ItemIds ids = new ItemIds();
    private final LongSet named = new LongSet();
    private int next;
    private boolean ended;
    private String file = "";
    private @Nullable EntryList current;

    private CreateMlSource(CreateMlFiles files, SourceRequest request) throws ExportException, IOException {
        this.files = files;
        this.folder = new MediaFolder(files.root());
        this.pictures = NamedMedia.in(request.filter().optionalPath(IMAGES), IMAGES, files.root(), request.media());
        this.request = request;
        this.report = request.report();
    }

    static CreateMlSource open(SourceRequest request) throws ExportException, IOException {
        CreateMlFiles files = CreateMlFiles.find(
                        request.filter().path(PATH),
                        request.limits(),
                        request.report().unseen(""))
                .lists(request.report(), request.limits());
        return new CreateMlSource(files, request);
    }

    @Override
    public Optional<Item> next() throws ExportException, IOException {
        while (current != null || next < files.names().size()) {
            Optional<JsonValue> entry = entry();
            if (entry.isPresent()) {
                Optional<Item> item = item(entry.get());
                if (item.isPresent()) {
                    return item;
                }
            }
        }
        if (!ended) {
            ended = true;
            Path root = request.filter().optionalPath(IMAGES).orElse(files.root());
            UnannotatedPictures.reportUnnamed(List.of(root), (folder, name) -> named.contains(name), request);
        }
        return Optional.empty();
    }

    /** Returns the next entry of the current list, or of the next list if none is open; empty at the end of a list. */
    private Optional<JsonValue> entry() throws ExportException, IOException {
        try {
            if (current == null) {
                file = files.names().get(next++);
                current = EntryList.open(folder.find(file), request.limits());
            }
            Optional<JsonValue> entry = current.next();
            if (entry.isEmpty()) {
                close();
            }
            return entry;
        } catch (JsonProblem e) {
            throw new ExportException("createml.syntax", file + ", line " + e.line() + ": " + e.reason() + ".");
        } catch (ItemException e) {
            throw new ExportException(e.code(), e.getMessage() + ". Correct the folder.", e);
        }
    }

    private Optional<Item> item(JsonValue entry) throws ExportException {
        String name = EntryList.picture(entry);
        String place = FolderPictures.beside(file, name);
        String id = name.isBlank() ? place : ids.next(place);
        try {
            if (name.isBlank()) {
                throw new ItemException("createml.image", "the entry names no picture. Add its 'image'.");
            }
            Item item = new EntryItem(id, file, report).of(entry, picture(name));
            if (!id.equals(place)) {
                report.loss(Loss.changed(
                        id,
                        "createml.picture-repeated",
                        file + ", line " + entry.line() + ": there is an entry of '" + name
                                + "' above; each is read as an item"));
            }
            return Optional.of(item);
        } catch (ItemException e) {
            report.error(ItemError.ofItem(
                    id,
                    EntryList.boxes(entry).size(),
                    e.code(),
                    file + ", line " + entry.line() + ": " + e.getMessage()));
            return Optional.empty();
        }
    }

    /**
     * Finds a picture in the folder that the user gave, else beside the list. If there is none, the name's last part is
     * looked for in the same places, since names may be URLs or paths of another machine.
     */
    private Media.Image picture(String name) throws ItemException {
        Set<String> places = new LinkedHashSet<>();
        for (String each : List.of(name, name.substring(name.replace('\\', '/').lastIndexOf('/') + 1))) {
            places.add(FolderPictures.beside(pictures.required() ? "" : file, each));
            places.add(FolderPictures.beside(file, each));
        }
        places.forEach(named::add);
        return pictures.picture(List.copyOf(places), 0, 0);
    }

    @Override
    public Taxonomy taxonomy() {
        return Taxonomy.EMPTY;
    }

    @Override
    public void close() throws IOException {
        if (current != null) {
            current.close();
            current = null;
        }
    }
}
