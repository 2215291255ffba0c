package org.labelport.createml;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.annotationfile.AnnotationFiles;
import org.labelport.annotationfile.EntriesInTurn;
import org.labelport.annotationfile.EntryFile;
import org.labelport.annotationfile.FolderPictures;
import org.labelport.jsonfile.JsonProblem;
import org.labelport.jsonfile.JsonValue;
import org.labelport.limits.Limits;
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

    private final EntriesInTurn<JsonValue, OpenList> lists;
    private final Path root;
    private final NamedMedia pictures;
    private final SourceRequest request;
    private final SourceReport report;
    private final ItemIds ids = new ItemIds();
    private final LongSet named = new LongSet();

    private CreateMlSource(AnnotationFiles files, SourceRequest request) throws ExportException, IOException {
        Optional<Path> given = request.filter().optionalPath(IMAGES);
        this.lists = new EntriesInTurn<>(files, (file, name) -> OpenList.of(file, name, request.limits()));
        this.root = given.orElse(files.root());
        this.pictures = NamedMedia.in(given, IMAGES, files.root(), request.media());
        this.request = request;
        this.report = request.report();
    }

    static CreateMlSource open(SourceRequest request) throws ExportException, IOException {
        AnnotationFiles files = CreateMlFiles.find(
                request.filter().path(PATH), request.limits(), request.report().unseen(""));
        return new CreateMlSource(CreateMlFiles.lists(files, request.report(), request.limits()), request);
    }

    /** A list that is read to be turned into items, so that a mistake in its JSON ends the run. */
    private record OpenList(String name, EntryList entries) implements EntryFile<JsonValue> {

        static OpenList of(Path file, String name, Limits limits) throws ExportException, IOException {
            try {
                return new OpenList(name, EntryList.open(file, limits));
            } catch (JsonProblem e) {
                throw syntax(name, e);
            }
        }

        @Override
        public Optional<JsonValue> next() throws ExportException, IOException {
            try {
                return entries.next();
            } catch (JsonProblem e) {
                throw syntax(name, e);
            }
        }

        private static ExportException syntax(String name, JsonProblem e) {
            return new ExportException("createml.syntax", name + ", line " + e.line() + ": " + e.reason() + ".");
        }

        @Override
        public void close() throws IOException {
            entries.close();
        }
    }

    @Override
    public Optional<Item> next() throws ExportException, IOException {
        Optional<Item> item = lists.next((entry, name, list) -> item(entry, name));
        if (item.isEmpty()) {
            UnannotatedPictures.reportUnnamed(List.of(root), (folder, name) -> named.contains(name), request);
        }
        return item;
    }

    private Optional<Item> item(JsonValue entry, String file) throws ExportException {
        String name = EntryList.picture(entry);
        String place = FolderPictures.beside(file, name);
        String id = name.isBlank() ? place : ids.next(place);
        try {
            if (name.isBlank()) {
                throw new ItemException("createml.image", "the entry names no picture. Add its 'image'.");
            }
            Item item = new EntryItem(id, file, report).of(entry, picture(name, file));
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
    private Media.Image picture(String name, String file) throws ItemException {
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
        lists.close();
    }
}
