package org.labelport.via.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.annotationfile.AnnotationFiles;
import org.labelport.annotationfile.EntriesInTurn;
import org.labelport.annotationfile.FolderPictures;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Taxonomy;
import org.labelport.options.Options;
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
import org.labelport.via.file.ReadEntry;
import org.labelport.via.file.ViaFile;
import org.labelport.via.file.ViaKind;
import org.labelport.via.file.ViaNames;
import org.labelport.via.file.ViaPaths;

/**
 * Reads one file after the other, entry by entry. It keeps one entry in memory, and hashes of the places where pictures
 * may be.
 */
public final class ViaSource implements ItemSource {

    private final EntriesInTurn<ReadEntry, ViaFile> files;
    private final NamedMedia pictures;
    private final Path root;
    private final Taxonomy taxonomy;
    private final SourceRequest request;
    private final SourceReport report;
    private final EntryItem items;

    private final ItemIds ids = new ItemIds();
    private final LongSet named = new LongSet();

    private ViaSource(ViaKind kind, AnnotationFiles files, SourceRequest request) throws ExportException, IOException {
        Options filter = request.filter();
        Optional<Path> given = filter.optionalPath("images");
        this.pictures = NamedMedia.in(given, "images", files.root(), request.media());
        this.root = given.orElse(files.root());
        Optional<String> classAttribute = filter.isSet("class") ? Optional.of(filter.text("class")) : Optional.empty();
        this.taxonomy = kind == ViaKind.JSON
                ? DeclaredClasses.of(files, classAttribute.orElse(ViaNames.CLASS), request.limits(), request.report())
                : Taxonomy.EMPTY;
        this.request = request;
        this.report = request.report();
        this.items = new EntryItem(new RegionClasses(taxonomy, classAttribute), report);
        this.files =
                new EntriesInTurn<>(files, (file, name) -> kind.open(file, name, request.report(), request.limits()));
    }

    /** Finds the files of a kind, and reads the classes that they declare. */
    public static ViaSource open(SourceRequest request, ViaKind kind) throws ExportException, IOException {
        AnnotationFiles files = kind.find(
                request.filter().path("path"),
                request.limits(),
                request.report().unseen(""));
        return new ViaSource(kind, files, request);
    }

    @Override
    public Optional<Item> next() throws ExportException, IOException {
        Optional<Item> item = files.next((entry, name, file) -> item(entry, file));
        if (item.isEmpty()) {
            UnannotatedPictures.reportUnnamed(List.of(root), (folder, file) -> named.contains(file), request);
        }
        return item;
    }

    private Optional<Item> item(ReadEntry entry, ViaFile file) throws ExportException {
        String key = ViaPaths.stem(file.name()) + "/" + entry.key();
        String id = ids.next(key);
        if (!id.equals(key)) {
            report.loss(Loss.changed(
                    id,
                    "via.picture-repeated",
                    file.name() + ", line " + entry.line() + ": the picture '" + entry.filename()
                            + "' is described before, but not in the lines above; each is read as an item"));
        }
        try {
            return Optional.of(items.item(id, file.name(), entry, picture(entry.filename(), file)));
        } catch (ItemException e) {
            report.error(ItemError.ofItem(
                    id,
                    entry.regions().size(),
                    e.code(),
                    file.name() + ", line " + entry.line() + ": " + e.getMessage()));
            return Optional.empty();
        }
    }

    /**
     * Finds a picture in the folder that the user gave; without one, in a folder with the name of the file, beside the
     * file, or in the folder that a project names.
     */
    private Media.Image picture(String filename, ViaFile file) throws ItemException {
        String plain = FolderPictures.withoutQuery(filename.replace('\\', '/'));
        String end = plain.substring(plain.lastIndexOf('/') + 1);
        if (pictures.required()) {
            named.add(FolderPictures.beside("", filename));
            named.add(end);
            return pictures.picture(List.of(filename, end), 0, 0);
        }
        Set<String> places = new LinkedHashSet<>();
        for (String name : List.of(filename, end)) {
            for (String folder : List.of(ViaPaths.stem(file.name()), "", file.pictures())) {
                places.add(FolderPictures.beside(file.name(), folder + "/" + name));
            }
        }
        for (String place : places) {
            named.add(place);
            Optional<Path> found = pictures.find(List.of(place));
            if (found.isPresent()) {
                return NamedMedia.picture(found, 0, 0, pictures.probe());
            }
        }
        return Media.Image.of(Blob.ABSENT, 0, 0);
    }

    @Override
    public Taxonomy taxonomy() {
        return taxonomy;
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
