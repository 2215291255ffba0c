package org.labelport.yolo.dota;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Taxonomy;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.target.FolderWalk;
import org.labelport.target.MediaFolder;
import org.labelport.target.ParallelItemSource;
import org.labelport.target.SourceRequest;

/** Makes an item from each label file: splits in their order, files sorted by path. */
final class DotaSource implements ParallelItemSource {

    private static final String LABELS = ".txt";

    private final List<DotaFolder> folders;
    private final boolean picturesGiven;
    private final SourceRequest request;
    /** Pictures of folders of labels that have been opened, by their folder, which several of them may share. */
    private final Map<Path, DotaPictures> used = new HashMap<>();

    private int next;
    private Optional<Open> open = Optional.empty();

    /** A folder whose label files are read. */
    private record Open(DotaFolder folder, Iterator<String> names, MediaFolder labels, DotaPictures pictures) {}

    /** @param picturesGiven whether the user gave the folder of the pictures, so that each must be there */
    DotaSource(List<DotaFolder> folders, boolean picturesGiven, SourceRequest request) {
        this.folders = List.copyOf(folders);
        this.picturesGiven = picturesGiven;
        this.request = request;
    }

    @Override
    public Taxonomy taxonomy() {
        return Taxonomy.EMPTY;
    }

    @Override
    public Optional<Reading> nextReading() throws ExportException, IOException {
        while (open.isPresent() || next < folders.size()) {
            if (open.isEmpty()) {
                open = Optional.of(open(folders.get(next++)));
            }
            Open current = open.get();
            if (current.names().hasNext()) {
                String name = current.names().next();
                current.pictures().annotated(SafePath.stem(name));
                return Optional.of(() -> item(current, name));
            }
            Path pictures = current.folder().pictures();
            if (folders.stream().skip(next).noneMatch(later -> later.pictures().equals(pictures))) {
                current.pictures().reportUnannotated(request);
                used.remove(pictures);
            }
            open = Optional.empty();
        }
        return Optional.empty();
    }

    private Open open(DotaFolder folder) throws ExportException, IOException {
        List<String> names = FolderWalk.visible(
                        folder.labels(),
                        name -> SafePath.extension(name).equalsIgnoreCase(LABELS),
                        request.limits(),
                        request.report().unseen(folder.prefix()))
                .names();
        return new Open(folder, names.iterator(), new MediaFolder(folder.labels()), pictures(folder.pictures()));
    }

    private DotaPictures pictures(Path root) throws ExportException, IOException {
        DotaPictures pictures = used.get(root);
        if (pictures == null) {
            pictures = new DotaPictures(root, picturesGiven, request);
            used.put(root, pictures);
        }
        return pictures;
    }

    private Optional<Item> item(Open from, String name) throws ExportException {
        String stem = SafePath.stem(name);
        String id = from.folder().prefix() + stem;
        int objects = 0;
        try {
            Path file = from.labels().find(name);
            DotaLabels labels = DotaLabels.read(file, request.limits());
            objects = labels.annotations().size();
            for (DotaLabels.Problem problem : labels.problems()) {
                request.report()
                        .error(ItemError.ofAnnotation(
                                id,
                                Integer.toString(problem.line()),
                                DotaRow.CODE,
                                file + " line " + problem.line() + ": " + problem.message()));
            }
            Media.Image picture = from.pictures().picture(stem);
            return Optional.of(Item.of(id, from.pictures().path(stem), picture, labels.annotations())
                    .withAttributes(labels.attributes())
                    .withSplit(from.folder().split()));
        } catch (ItemException e) {
            request.report().error(ItemError.ofItem(id, objects, e.code(), e.getMessage()));
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        open = Optional.empty();
    }
}
