package org.labelport.textgrid;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Value;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.target.MediaFolder;
import org.labelport.target.NamedMedia;
import org.labelport.target.SourceReport;
import org.labelport.textgrid.TextGrid.Mark;
import org.labelport.textgrid.TextGrid.Tier;

/**
 * Makes items of grids.
 *
 * @param recordings finds the recordings
 * @param byText whether the text of an interval is its category; else the name of its tier is
 */
record GridItems(NamedMedia recordings, boolean byText, SourceReport report) {

    private static final String TIER = "tier";
    private static final int ALL_CHANNELS = -1;

    /** @param stem the file's name without its extension */
    Item item(String id, String stem, TextGrid grid) throws ItemException, ExportException {
        Split split = TextGridFiles.split(stem);
        List<String> names = new ArrayList<>();
        TextGridFiles.recordingStems(stem).forEach(name -> names.addAll(TextGridFiles.recordings(name)));
        String name =
                names.stream().filter(recordings.folder()::has).findFirst().orElse(names.get(0));
        Optional<Path> file = recordings.find(List.of(name));
        Blob blob = file.isEmpty() ? Blob.ABSENT : MediaFolder.blob(file.get());
        reportTimes(id, grid);
        if (grid.rest() > 0) {
            report.loss(Loss.changed(
                    id,
                    "textgrid.rest",
                    "line " + grid.rest() + ": the file goes on after what it counts, and the rest is not read. Correct"
                            + " the sizes before it"));
        }
        return new Item(
                id,
                path(name, stem, split),
                split,
                Optional.empty(),
                new Media.Audio(blob, 0, 0, Math.max(0, grid.end())),
                annotations(id, grid),
                List.of(),
                Map.of());
    }

    private void reportTimes(String id, TextGrid grid) {
        if (grid.start() != 0) {
            report.loss(Loss.changed(
                    id, "textgrid.start", "the grid begins at " + seconds(grid.start()) + " s; its times are kept"));
        }
        if (grid.end() <= grid.start()) {
            report.loss(Loss.changed(
                    id,
                    "textgrid.length",
                    "the grid goes from " + seconds(grid.start()) + " s to " + seconds(grid.end())
                            + " s, so that the length of the recording is not known. Correct xmax"));
            return;
        }
        long outside = 0;
        int first = 0;
        for (Tier tier : grid.tiers()) {
            for (Mark mark : tier.marks()) {
                if (isRead(tier, mark) && (mark.start() < grid.start() || mark.end() > grid.end())) {
                    first = outside++ == 0 ? mark.line() : first;
                }
            }
        }
        if (outside > 0) {
            report.loss(Loss.changed(
                    id,
                    "textgrid.outside",
                    "line " + first + ": it lies outside of the grid, which goes from " + seconds(grid.start())
                            + " s to " + seconds(grid.end()) + " s"
                            + (outside > 1 ? "; " + (outside - 1) + " more" : "") + "; the times are kept"));
        }
    }

    /** Whether a mark is an annotation; intervals without text are the time between others. */
    private static boolean isRead(Tier tier, Mark mark) {
        return tier.points() || !mark.text().isBlank();
    }

    /** The recording's path without the folder of the split, if it is in it as its grid is. */
    private static String path(String name, String stem, Split split) {
        int slash = stem.indexOf('/');
        return split != Split.NONE && name.startsWith(stem.substring(0, slash + 1)) ? name.substring(slash + 1) : name;
    }

    private List<Annotation> annotations(String id, TextGrid grid) throws ExportException {
        Set<String> names = grid.tiers().stream().map(Tier::name).collect(Collectors.toSet());
        List<Annotation> annotations = new ArrayList<>();
        int tierNumber = 0;
        for (Tier tier : grid.tiers()) {
            tierNumber++;
            String category = TierNames.first(tier.name(), names);
            int number = 0;
            for (Mark mark : tier.marks()) {
                String annotation = tierNumber + "-" + ++number;
                if (!isRead(tier, mark)) {
                    continue;
                }
                if (mark.end() < mark.start() || mark.start() < 0) {
                    report.error(ItemError.ofAnnotation(
                            id,
                            annotation,
                            "textgrid.times",
                            "line " + mark.line() + ": it goes from " + seconds(mark.start()) + " s to "
                                    + seconds(mark.end()) + " s. Correct the times."));
                    continue;
                }
                annotations.add(annotation(annotation, category, mark));
            }
        }
        return annotations;
    }

    private Annotation annotation(String id, String tier, Mark mark) {
        Shape time = new Shape.Interval(mark.start(), mark.end(), ALL_CHANNELS);
        if (byText) {
            Annotation labelled = Annotation.of(id, category(mark.text()), time);
            return tier.isEmpty() ? labelled : labelled.withAttributes(Map.of(TIER, new Value.Text(tier)));
        }
        Annotation labelled = Annotation.of(id, tier, time);
        return mark.text().isBlank() || mark.text().equals(tier)
                ? labelled
                : labelled.withAttributes(Map.of(TextGridFiles.TEXT, new Value.Text(mark.text())));
    }

    /** The category that a text stands for; empty for none. */
    static String category(String text) {
        return text.strip();
    }

    private static String seconds(long micros) {
        return String.valueOf(micros / 1e6);
    }
}
