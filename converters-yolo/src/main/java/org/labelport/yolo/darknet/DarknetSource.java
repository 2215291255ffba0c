package org.labelport.yolo.darknet;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.target.LongSet;
import org.labelport.target.ParallelItemSource;
import org.labelport.target.SourceRequest;
import org.labelport.target.TextFile;
import org.labelport.yolo.rows.YoloLosses;
import org.labelport.yolo.rows.YoloTask;
import org.labelport.yolo.rows.names.ClassList;
import org.labelport.yolo.rows.read.PictureReader;
import org.labelport.yolo.rows.read.RowGrammar;

/** Makes an item from each line of the lists, in their order. A list that two subsets name is read once. */
final class DarknetSource implements ParallelItemSource {

    private final DataFile data;
    private final Taxonomy taxonomy;
    private final PictureReader reader;
    private final SourceRequest request;
    private final Deque<Map.Entry<PictureList, Path>> left = new ArrayDeque<>();
    private final LongSet seen = new LongSet();
    private final UnlistedFiles unlisted = new UnlistedFiles();
    private Optional<OpenList> current = Optional.empty();

    private record OpenList(PictureList list, Path file, BufferedReader lines) {}

    private DarknetSource(DataFile data, Taxonomy taxonomy, SourceRequest request) {
        this.data = data;
        this.taxonomy = taxonomy;
        this.request = request;
        this.reader =
                new PictureReader(taxonomy, RowGrammar.of(taxonomy.size(), Optional.of(YoloTask.DETECT)), request);
    }

    static DarknetSource open(DataFile data, SourceRequest request) throws ExportException, IOException {
        DarknetSource source = new DarknetSource(data, ClassList.read(data.names(), request.report()), request);
        Set<Path> files = new HashSet<>();
        for (Map.Entry<String, String> list : data.lists().entrySet()) {
            Optional<Path> file = source.find(list.getKey(), list.getValue());
            if (file.isPresent() && files.add(file.get())) {
                source.left.add(Map.entry(new PictureList(list.getKey()), file.get()));
            }
        }
        if (files.isEmpty()) {
            throw new ExportException(
                    DataFile.MISSING, data.file() + " names no existing list of pictures: it needs train or valid");
        }
        return source;
    }

    private Optional<Path> find(String key, String list) {
        try {
            return Optional.of(data.find(list));
        } catch (ItemException e) {
            request.report()
                    .loss(Loss.ofDataset(
                            "yolo-darknet.list-missing",
                            data.file() + " names '" + list + "' as " + key
                                    + ", which cannot be read; the data is read without it"));
            return Optional.empty();
        }
    }

    @Override
    public Taxonomy taxonomy() {
        return taxonomy;
    }

    @Override
    public Optional<Reading> nextReading() throws ExportException, IOException {
        while (current.isPresent() || start()) {
            OpenList list = current.orElseThrow();
            Optional<String> line = line(list);
            if (line.isEmpty()) {
                list.lines().close();
                current = Optional.empty();
            } else if (!line.get().isEmpty()) {
                Optional<Reading> reading = reading(list, line.get());
                if (reading.isPresent()) {
                    return reading;
                }
            }
        }
        return Optional.empty();
    }

    private boolean start() throws IOException {
        if (left.isEmpty()) {
            return false;
        }
        Map.Entry<PictureList, Path> list = left.remove();
        current = Optional.of(
                new OpenList(list.getKey(), list.getValue(), TextFile.open(list.getValue(), request.limits())));
        return true;
    }

    private static Optional<String> line(OpenList list) throws ExportException, IOException {
        try {
            String line = list.lines().readLine();
            return line == null
                    ? Optional.empty()
                    : Optional.of(line.replace("\uFEFF", "").strip());
        } catch (CharacterCodingException e) {
            throw new ExportException("yolo-darknet.list", TextFile.notUtf8(list.file()), e);
        }
    }

    /** Returns what reads the item of a line; empty, and reports a loss, for a line that is repeated. */
    private Optional<Reading> reading(OpenList list, String written) {
        String name = list.list().shortened(written);
        String id = list.list().prefix() + name;
        if (!seen.add(id)) {
            request.report()
                    .loss(Loss.ofDataset(
                            YoloLosses.LINES_REPEATED,
                            list.file() + ": '" + written + "' is repeated and is read once"));
            return Optional.empty();
        }
        Split split = list.list().split();
        return Optional.of(() -> {
            ListedPicture picture = new ListedPicture(data, written);
            unlisted.listed(picture.name(), picture.labelPlaces());
            return reader.read(id, name, split, picture);
        });
    }

    @Override
    public void allRead() throws ExportException, IOException {
        unlisted.report(data.file().resolveSibling(""), reader.grammar(), request);
    }

    @Override
    public void close() throws IOException {
        if (current.isPresent()) {
            current.get().lines().close();
        }
        left.clear();
    }
}
