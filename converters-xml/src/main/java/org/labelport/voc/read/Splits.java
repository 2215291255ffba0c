package org.labelport.voc.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.model.DataType;
import org.labelport.model.Split;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.target.LongSet;
import org.labelport.target.SourceReport;
import org.labelport.voc.file.LabelImgLayout;
import org.labelport.voc.file.VocLayout;

/** The splits of items: from set files or, if there are none, from folders. In memory are the ids in set files. */
final class Splits {

    private static final String TRAIN_AND_VALIDATION = VocLayout.TRAIN_AND_VALIDATION.name();

    private final List<String> files;
    private final SourceReport report;
    private final Map<String, Split> splits = new HashMap<>();
    private final Set<String> divided = new HashSet<>();
    private final LongSet unknown = new LongSet();

    private Splits(List<String> files, SourceReport report) {
        this.files = files;
        this.report = report;
    }

    /**
     * Reads the set files of all parts.
     *
     * @param files the XML files, sorted
     */
    static Splits read(Collection<VocPart> parts, List<String> files, SourceReport report)
            throws ExportException, IOException {
        Splits splits = new Splits(files, report);
        for (VocPart part : parts) {
            Optional<SetFiles> sets = SetFiles.ofSplits(part.folder());
            if (sets.isPresent()) {
                splits.read(part, sets.get());
            } else {
                splits.readClasses(part, SetFiles.in(part.folder().resolve(VocLayout.SETS)));
            }
        }
        return splits;
    }

    private void read(VocPart part, SetFiles sets) throws ExportException, IOException {
        for (Split split : List.of(Split.TRAIN, Split.VALIDATION, Split.TEST)) {
            for (String name : sets.lists()) {
                if (LabelImgLayout.splitOf(name).equals(Optional.of(split))) {
                    read(part, sets.file(name), split);
                }
            }
        }
        for (String name : sets.lists()) {
            if (name.equals(TRAIN_AND_VALIDATION)) {
                readUndivided(part, sets.file(name));
            } else if (LabelImgLayout.splitOf(name).isEmpty() && !name.equalsIgnoreCase("default")) {
                report.loss(Loss.ofDataset(
                        "voc.set-dropped",
                        part.folder().relativize(sets.file(name))
                                + " does not have the name of a split, and is not read"));
            }
        }
    }

    /** Reads the sets of classes, which are the only ones that VoTT writes. Each lists all items of a split. */
    private void readClasses(VocPart part, SetFiles sets) throws ExportException, IOException {
        for (Split split : List.of(Split.TRAIN, Split.VALIDATION, Split.TEST)) {
            for (Map.Entry<String, String> set : sets.classes().entrySet()) {
                String name = set.getKey().substring(set.getValue().length() + 1);
                if (LabelImgLayout.splitOf(name).equals(Optional.of(split))) {
                    read(part, sets.file(set.getKey()), split);
                }
            }
        }
    }

    private void read(VocPart part, Path set, Split split) throws ExportException, IOException {
        divided.add(part.ids());
        for (String id : ids(part, set)) {
            Split earlier = splits.putIfAbsent(id, split);
            if (earlier != null && earlier != split) {
                report.loss(Loss.changed(
                        id,
                        "split.several",
                        "it is in the sets of " + earlier + " and " + split + "; the first counts"));
            }
        }
    }

    /** Reads {@code trainval}: ids that no other set has are training data. */
    private void readUndivided(VocPart part, Path set) throws ExportException, IOException {
        divided.add(part.ids());
        for (String id : ids(part, set)) {
            splits.putIfAbsent(id, Split.TRAIN);
        }
    }

    private List<String> ids(VocPart part, Path set) throws ExportException, IOException {
        List<String> ids = new ArrayList<>();
        SetFiles.read(set, id -> {
            Optional<String> known = names(id).stream()
                    .map(name -> part.ids() + name)
                    .filter(name -> Collections.binarySearch(files, name + ".xml") >= 0)
                    .findFirst();
            if (known.isPresent()) {
                ids.add(known.get());
            } else if (unknown.add(part.ids() + id)) {
                report.loss(Loss.ofDataset(
                        "voc.set-unknown", set.getFileName() + " names '" + id + "', which has no annotation file"));
            }
        });
        return ids;
    }

    /**
     * Returns the ids that a line may mean: the line, or what is before the 1, 0 or -1 of a set of a class; with or
     * without the extension of a picture.
     */
    private static List<String> names(String line) {
        String id = line.replaceFirst("(?<!\\s)\\s++(?:-1|0|1)$", "");
        return DataType.IMAGE.isOf(id) ? List.of(line, id, SafePath.stem(id)) : List.of(line, id);
    }

    Split of(String id, VocPart part) {
        boolean said = divided.contains(part.ids()) || divided.contains("");
        return said
                ? splits.getOrDefault(id, Split.NONE)
                : LabelImgLayout.split(id).orElse(Split.NONE);
    }
}
