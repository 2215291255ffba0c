package org.labelport.synapse.items;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.labelport.dm.DmDocument;
import org.labelport.dm.DmMedium;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.model.Blob;
import org.labelport.model.DataType;
import org.labelport.model.Item;
import org.labelport.model.JsonText;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.target.ItemSource;
import org.labelport.target.MediaFolder;
import org.labelport.target.SourceReport;
import org.labelport.target.SourceRequest;

/** The items of an exported folder: one for each JSON file, sorted by name, with the originals of the same name. */
public final class FolderSource implements ItemSource {

    private final List<ExportFolder> folders;
    private final List<List<String>> stems = new ArrayList<>();
    private final OpenUnits units;
    private final SourceReport report;
    private final Limits limits;
    private final Deque<Item> ready = new ArrayDeque<>();
    private int folderIndex = -1;
    private Iterator<String> names = List.<String>of().iterator();
    private SortedMap<String, List<String>> originals = new TreeMap<>();
    private Optional<UnitItems> items = Optional.empty();

    private FolderSource(List<ExportFolder> folders, SourceRequest request) throws IOException {
        this.folders = folders;
        this.report = request.report();
        this.limits = request.limits();
        this.units = new OpenUnits(request.json(), request.report());
        for (ExportFolder folder : folders) {
            stems.add(folder.stems());
        }
    }

    /** Opens the folder that an export made. */
    public static ItemSource open(Path root, SourceRequest request) throws ExportException, IOException {
        return new FolderSource(ExportFolder.in(root), request);
    }

    @Override
    public Optional<Item> next() throws ExportException, IOException {
        while (ready.isEmpty()) {
            if (names.hasNext()) {
                take(folders.get(folderIndex), names.next());
            } else {
                reportUnpaired();
                if (++folderIndex >= folders.size()) {
                    folderIndex = folders.size();
                    return Optional.empty();
                }
                start(folders.get(folderIndex));
            }
        }
        return Optional.of(ready.removeFirst());
    }

    private void start(ExportFolder folder) throws IOException {
        names = stems.get(folderIndex).iterator();
        originals = folder.originalNames();
        MediaFolder files = new MediaFolder(folder.originals().orElse(folder.json()));
        items = Optional.of(new UnitItems(file -> blob(files, file)));
    }

    private static Blob blob(MediaFolder files, UnitFile file) {
        try {
            return MediaFolder.blob(files.find(file.name()));
        } catch (ItemException e) {
            return Blob.ABSENT.failed(e.code(), e.getMessage());
        }
    }

    private void take(ExportFolder folder, String stem) throws ExportException, IOException {
        String id = folder.prefix() + stem;
        List<String> found = Optional.ofNullable(originals.remove(stem)).orElse(List.of());
        Path file = folder.jsonFile(stem);
        if (Files.size(file) > limits.bytes(Limit.ITEM_MEGABYTES)) {
            report.error(tooLarge(id, file));
            return;
        }
        JsonText data = new JsonText(Files.readAllBytes(file));
        try {
            Unit bare = new Unit(id, data, List.of(), Map.of(), folder.split());
            DmDocument document = units.documentOfFile(bare);
            Unit unit = new Unit(id, data, files(found, document), Map.of(), folder.split());
            Map<String, Item> made = items.orElseThrow().of(unit, document);
            units.add(unit, document, made);
            ready.addAll(made.values());
            if (found.isEmpty() && folder.originals().isPresent()) {
                report.loss(Loss.changed(
                        id,
                        "media.missing",
                        "there is no '" + stem + ".*' in " + folder.originals().get()));
            }
        } catch (IOException e) {
            report.error(ItemError.ofItem(id, 0, "data.unreadable", file + ": " + e.getMessage()));
        }
    }

    private ItemError tooLarge(String id, Path file) throws IOException {
        return ItemError.ofItem(
                id,
                0,
                "limit.itemMegabytes",
                file + " has " + Files.size(file) + " bytes, and the most is " + limits.of(Limit.ITEM_MEGABYTES) + " "
                        + Limit.ITEM_MEGABYTES.meaning() + ". " + limits.remedy(Limit.ITEM_MEGABYTES));
    }

    /** The files, those of the annotated kind first, since the first file is the main one. */
    private static List<UnitFile> files(List<String> names, DmDocument document) {
        Optional<DataType> kind = document.media().stream().findFirst().map(DmMedium::kind);
        return names.stream()
                .map(UnitFile::named)
                .sorted(Comparator.comparing(
                        file -> !(kind.isPresent() && MediaKinds.of(file).equals(kind))))
                .toList();
    }

    private void reportUnpaired() {
        if (!originals.isEmpty()) {
            report.loss(Loss.ofDataset(
                    "dm.original-without-json",
                    originals.size() + " original files have no JSON file of their name and are left out, such as '"
                            + originals.get(originals.firstKey()).get(0) + "'"));
            originals = new TreeMap<>();
        }
    }

    @Override
    public Item complete(Item item) {
        return units.complete(item);
    }

    /** Empty, because the folder has no list of categories. */
    @Override
    public Taxonomy taxonomy() {
        return Taxonomy.EMPTY;
    }

    @Override
    public OptionalLong expectedItems() {
        return OptionalLong.of(stems.stream().mapToLong(List::size).sum());
    }

    @Override
    public Map<String, Object> properties() {
        return Map.of("count", expectedItems().getAsLong());
    }

    @Override
    public void close() {
        names = List.<String>of().iterator();
        ready.clear();
    }
}
