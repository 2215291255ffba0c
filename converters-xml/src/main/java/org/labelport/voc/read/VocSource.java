package org.labelport.voc.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.labelport.model.Item;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.target.MediaFolder;
import org.labelport.target.NamedMedia;
import org.labelport.target.ParallelItemSource;
import org.labelport.target.SourceReport;
import org.labelport.target.SourceRequest;
import org.labelport.target.TextFile;
import org.labelport.target.UnannotatedPictures;
import org.labelport.voc.file.LabelImgLayout;
import org.labelport.voc.file.LabelMap;
import org.labelport.voc.file.VocFolder;
import org.labelport.voc.file.VocLayout;
import org.labelport.voc.file.VocXml;
import org.labelport.voc.file.VocXmlReader;
import org.labelport.xml.XmlCursor;

/** Reads one annotation file after the other, in the order of their paths. In memory are the paths and the files that are being read. */
public final class VocSource implements ParallelItemSource {

    private final SourceRequest request;
    private final Path pictures;
    private final MediaFolder annotations;
    private final List<String> files;
    private final Map<String, Split> splits;
    private final Optional<Taxonomy> taxonomy;
    private final VocItems items;

    private int next;

    private VocSource(
            SourceRequest request,
            Path pictures,
            MediaFolder annotations,
            List<String> files,
            Map<String, Split> splits,
            Optional<Taxonomy> taxonomy,
            VocItems items) {
        this.request = request;
        this.pictures = pictures;
        this.annotations = annotations;
        this.files = files;
        this.splits = splits;
        this.taxonomy = taxonomy;
        this.items = items;
    }

    /** The items of a data set of VOC; the caller closes it. */
    public static VocSource open(SourceRequest request) throws ExportException, IOException {
        VocFolder folder = VocFolder.find(request.filter().path("path"));
        Optional<Path> labelMap = folder.labelMap();
        Optional<Taxonomy> taxonomy =
                labelMap.isPresent() ? Optional.of(LabelMap.read(labelMap.get())) : Optional.empty();
        return open(request, folder, request.filter().text("base").equals("1") ? 1 : 0, taxonomy);
    }

    /**
     * Opens a folder.
     *
     * @param base number of the first pixel in files that do not record it
     * @param taxonomy that categories must be in; empty when there is no list
     */
    public static VocSource open(SourceRequest request, VocFolder folder, int base, Optional<Taxonomy> taxonomy)
            throws ExportException, IOException {
        List<String> files = folder.xmlFiles(request.limits(), request.report().unseen(""));
        Optional<Path> given = request.filter().optionalPath("images");
        Path place = given.orElse(folder.images());
        NamedMedia pictures = NamedMedia.in(given, "images", place, request.media());
        VocItems items = new VocItems(
                base,
                taxonomy,
                pictures,
                SegmentationPictures.of(folder, taxonomy.orElse(Taxonomy.EMPTY), request),
                TagFiles.read(folder, taxonomy),
                new UnannotatedPictures(),
                request.report());
        return new VocSource(
                request,
                place,
                new MediaFolder(folder.annotations()),
                files,
                splits(folder, files, request.report()),
                taxonomy,
                items);
    }

    private static Map<String, Split> splits(VocFolder folder, List<String> files, SourceReport report)
            throws ExportException, IOException {
        Map<String, Split> splits = new HashMap<>();
        for (Split split : List.of(Split.TRAIN, Split.VALIDATION, Split.TEST)) {
            Optional<Path> set = folder.set(VocLayout.setOf(split).name());
            if (set.isPresent()) {
                readSet(set.get(), split, splits, files, report);
            }
        }
        return splits;
    }

    private static void readSet(
            Path set, Split split, Map<String, Split> splits, List<String> files, SourceReport report)
            throws ExportException, IOException {
        try (BufferedReader lines = TextFile.open(set)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String id = line.stripTrailing();
                if (id.isEmpty()) {
                    continue;
                }
                if (Collections.binarySearch(files, id + ".xml") < 0) {
                    report.loss(Loss.ofDataset(
                            "voc.set-unknown",
                            set.getFileName() + " names '" + id + "', which has no annotation file"));
                    continue;
                }
                Split earlier = splits.putIfAbsent(id, split);
                if (earlier != null && earlier != split) {
                    report.loss(Loss.changed(
                            id, "split.several", "it is in " + earlier + " and " + split + "; the first is taken"));
                }
            }
        } catch (CharacterCodingException e) {
            throw new ExportException("voc.set", TextFile.notUtf8(set), e);
        }
    }

    /** Where no set file says it, the folder does, as in Roboflow's exports. */
    private Split split(String id) {
        return splits.isEmpty() ? LabelImgLayout.split(id).orElse(Split.NONE) : splits.getOrDefault(id, Split.NONE);
    }

    @Override
    public Optional<Reading> nextReading() {
        if (next == files.size()) {
            return Optional.empty();
        }
        String file = files.get(next++);
        return Optional.of(() -> item(file));
    }

    private Optional<Item> item(String file) throws ExportException, IOException {
        String id = VocFolder.id(file);
        try {
            VocXml xml = VocXmlReader.read(XmlCursor.factory(), annotations.find(file), file, request.limits());
            return items.item(id, file, split(id), xml);
        } catch (ItemException e) {
            items.unread(id);
            request.report().error(ItemError.ofItem(id, 0, e.code(), e.getMessage()));
            return Optional.empty();
        }
    }

    @Override
    public void allRead() throws ExportException, IOException {
        items.unannotated().report(pictures, request);
    }

    @Override
    public Taxonomy taxonomy() {
        return taxonomy.orElse(Taxonomy.EMPTY);
    }

    @Override
    public OptionalLong expectedItems() {
        return OptionalLong.of(files.size());
    }

    @Override
    public void close() {}
}
