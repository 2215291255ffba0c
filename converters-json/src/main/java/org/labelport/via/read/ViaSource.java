package org.labelport.via.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.labelport.jsonfile.FolderPictures;
import org.labelport.limits.Limits;
import org.labelport.model.Blob;
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
import org.labelport.via.file.CsvEntries;
import org.labelport.via.file.EntryFile;
import org.labelport.via.file.JsonEntries;
import org.labelport.via.file.ReadEntry;
import org.labelport.via.file.Via3Entries;
import org.labelport.via.file.ViaFiles;
import org.labelport.via.file.ViaNames;

/**
 * Reads one file after the other, entry by entry. It keeps one entry in memory, and hashes of the places where pictures
 * may be.
 */
public final class ViaSource implements ItemSource {

    private final String format;
    private final ViaFiles files;
    private final MediaFolder folder;
    private final NamedMedia pictures;
    private final SourceReport report;
    private final Limits limits;
    private final Optional<String> classAttribute;
    private final Taxonomy taxonomy;

    private final ClassAttributes classAttributes = new ClassAttributes();
    private final ItemIds ids = new ItemIds();
    private final LongSet named = new LongSet();
    private final Path root;
    private final SourceRequest request;
    private int next;
    private boolean ended;
    private @Nullable EntryFile current;

    private ViaSource(String format, ViaFiles files, NamedMedia pictures, Taxonomy taxonomy, SourceRequest request)
            throws IOException {
        this.request = request;
        this.root = request.filter().optionalPath("images").orElse(files.root());
        this.format = format;
        this.files = files;
        this.folder = new MediaFolder(files.root());
        this.pictures = pictures;
        this.report = request.report();
        this.limits = request.limits();
        this.classAttribute =
                request.filter().isSet("class") ? Optional.of(request.filter().text("class")) : Optional.empty();
        this.taxonomy = taxonomy;
    }

    /** Finds the files of a format, and reads the classes that they declare. */
    public static ViaSource open(SourceRequest request, String format, String ending)
            throws ExportException, IOException {
        ViaFiles files = ViaFiles.find(
                request.filter().path("path"),
                request.limits(),
                request.report().unseen(""),
                format,
                ending);
        NamedMedia pictures =
                NamedMedia.in(request.filter().optionalPath("images"), "images", files.root(), request.media());
        Taxonomy taxonomy = Taxonomy.EMPTY;
        if (format.equals("via")) {
            String attribute =
                    request.filter().isSet("class") ? request.filter().text("class") : ViaNames.CLASS;
            taxonomy = DeclaredClasses.of(files, attribute, request.limits(), request.report());
        }
        return new ViaSource(format, files, pictures, taxonomy, request);
    }

    @Override
    public Optional<Item> next() throws ExportException, IOException {
        while (true) {
            if (current == null) {
                if (next == files.names().size()) {
                    if (!ended) {
                        ended = true;
                        UnannotatedPictures.reportUnnamed(
                                List.of(root), (folder, file) -> named.contains(file), request);
                    }
                    return Optional.empty();
                }
                current = open(files.names().get(next++));
            }
            Optional<ReadEntry> entry = entry(current);
            if (entry.isEmpty()) {
                current.close();
                current = null;
            } else {
                Optional<Item> item = item(entry.get(), current);
                if (item.isPresent()) {
                    return item;
                }
            }
        }
    }

    private EntryFile open(String name) throws ExportException, IOException {
        try {
            Path file = folder.find(name);
            if (!format.equals("via")) {
                return CsvEntries.open(file, name, report, limits);
            }
            return Via3Entries.is(file, limits)
                    ? Via3Entries.open(file, name, report, limits)
                    : JsonEntries.open(file, name, limits);
        } catch (ItemException e) {
            throw new ExportException(e.code(), e.getMessage() + ". Correct the folder.", e);
        }
    }

    private static Optional<ReadEntry> entry(EntryFile file) throws ExportException, IOException {
        return file.next();
    }

    private Optional<Item> item(ReadEntry entry, EntryFile file) throws ExportException {
        String key = ViaFiles.stem(file.name()) + "/" + entry.key();
        String id = ids.next(key);
        if (!id.equals(key)) {
            report.loss(Loss.changed(
                    id,
                    "via.picture-repeated",
                    file.name() + ", line " + entry.line() + ": the picture '" + entry.filename()
                            + "' is described before, but not in the lines above; each is read as an item"));
        }
        try {
            return Optional.of(new EntryItem(taxonomy, classAttribute, classAttributes, report)
                    .item(id, file.name(), entry, picture(entry.filename(), file)));
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
    private Media.Image picture(String filename, EntryFile file) throws ItemException {
        String plain = FolderPictures.withoutQuery(filename.replace('\\', '/'));
        String end = plain.substring(plain.lastIndexOf('/') + 1);
        if (pictures.required()) {
            named.add(FolderPictures.beside("", filename));
            named.add(end);
            return pictures.picture(List.of(filename, end), 0, 0);
        }
        Set<String> places = new LinkedHashSet<>();
        for (String name : List.of(filename, end)) {
            for (String folder : List.of(ViaFiles.stem(file.name()), "", file.pictures())) {
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
        if (current != null) {
            current.close();
        }
    }
}
