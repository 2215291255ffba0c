package org.labelport.cvat.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.cvat.file.CvatMeta;
import org.labelport.cvat.file.SequenceLayout;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.SequenceSlot;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.MediaProbe;
import org.labelport.target.NamedMedia;

/**
 * Makes items of the frames of a task of pictures: those of a folder in the order of their names, as CVAT counts them.
 *
 * @param folder that was named for pictures; else it is beside the XML file
 */
record SequenceReader(CvatMeta meta, String name, Path xmlFolder, Optional<Path> folder, MediaProbe probe) {

    /** A hostile file could say any number. */
    private static final int MOST_FRAMES = 1_000_000;

    private record Frame(String file, int index, Media.Image image) {}

    /**
     * Deals the annotations out to the frames.
     *
     * @param first number of the first item
     */
    List<Item> items(int first, List<Annotation> annotations) throws ItemException, ExportException, IOException {
        Map<Integer, List<Annotation>> byFrame = new HashMap<>();
        int frames = meta.size();
        for (Annotation annotation : annotations) {
            byFrame.computeIfAbsent(annotation.index(), unused -> new ArrayList<>())
                    .add(onPicture(annotation));
            frames = Math.max(frames, annotation.index() + 1);
        }
        if (frames > MOST_FRAMES) {
            throw new ItemException(
                    "sequence.too-long",
                    "it has more than " + MOST_FRAMES + " frames. Correct 'size' and the frames of tracks.");
        }
        List<String> files = SequenceLayout.pictureNames(pictures());
        if (!files.isEmpty() && files.size() != frames || files.isEmpty() && folder.isPresent()) {
            throw new ItemException(
                    "sequence.pictures",
                    "it has " + frames + " frames, and " + files.size() + " pictures are in " + pictures()
                            + ": which are which? Put all of them there, or none.");
        }
        List<Frame> found = files.isEmpty() ? unseen(frames) : seen(files);
        List<Item> items = new ArrayList<>();
        for (int frame = 0; frame < frames; frame++) {
            Item item = Item.of(
                    Integer.toString(first + frame),
                    name + "/" + found.get(frame).file,
                    found.get(frame).image,
                    byFrame.getOrDefault(frame, List.of()));
            items.add(inSequence(item, found.get(frame).index));
        }
        return items;
    }

    private Path pictures() {
        return folder.orElse(SequenceLayout.pictures(xmlFolder));
    }

    private List<Frame> unseen(int frames) {
        List<Frame> unseen = new ArrayList<>();
        for (int frame = 0; frame < frames; frame++) {
            unseen.add(new Frame(
                    SequenceLayout.fileName(frame, 0),
                    frame,
                    Media.Image.of(Blob.ABSENT, meta.width(), meta.height())));
        }
        return unseen;
    }

    /** Names that say numbers give the frames theirs, which may have gaps. */
    private List<Frame> seen(List<String> files) throws ItemException, ExportException {
        NamedMedia pictures = NamedMedia.in(Optional.of(pictures()), CvatVideoSource.VIDEOS, xmlFolder, probe);
        boolean numbered = files.stream().allMatch(file -> SequenceLayout.frameOf(file) >= 0)
                && files.stream().mapToInt(SequenceLayout::frameOf).distinct().count() == files.size();
        List<Frame> seen = new ArrayList<>();
        for (String file : files) {
            Media.Image image = pictures.picture(List.of(file), meta.width(), meta.height());
            seen.add(new Frame(file, numbered ? SequenceLayout.frameOf(file) : seen.size(), image));
        }
        return seen;
    }

    private Item inSequence(Item item, int index) {
        return new Item(
                item.id(),
                item.path(),
                item.split(),
                Optional.of(new SequenceSlot(name, index, 0)),
                item.media(),
                item.annotations(),
                item.relations(),
                item.attributes());
    }

    private static Annotation onPicture(Annotation annotation) {
        return new Annotation(
                annotation.id(),
                annotation.category(),
                annotation.shape(),
                Annotation.WHOLE_ITEM,
                annotation.keyframe(),
                annotation.track(),
                annotation.group(),
                annotation.z(),
                annotation.attributes(),
                annotation.provenance());
    }
}
