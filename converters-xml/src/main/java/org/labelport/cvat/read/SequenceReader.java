package org.labelport.cvat.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.cvat.file.CvatFrames;
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
 * Makes items from the frames of a task of pictures. The n-th frame is the n-th picture of a folder, sorted by name, as
 * CVAT counts them.
 *
 * @param folder of the pictures, when the user gives one; else they are beside the XML file
 */
record SequenceReader(CvatFrames frames, String name, Path xmlFolder, Optional<Path> folder, MediaProbe probe) {

    /** The most frames of a sequence. A file that nobody has checked could ask for any number. */
    private static final int MOST_FRAMES = 1_000_000;

    private record Frame(String file, int index, Media.Image image) {}

    /**
     * Distributes the annotations to the frames.
     *
     * @param first number of the first item
     * @param names of the sequences before
     */
    List<Item> items(int first, List<Annotation> annotations, SequenceNames names)
            throws ItemException, ExportException, IOException {
        Map<Integer, List<Annotation>> byFrame = new HashMap<>();
        int count = frames.size();
        for (Annotation annotation : annotations) {
            byFrame.computeIfAbsent(annotation.index(), unused -> new ArrayList<>())
                    .add(annotation.withIndex(Annotation.WHOLE_ITEM));
            count = Math.max(count, annotation.index() + 1);
        }
        if (count > MOST_FRAMES) {
            throw new ItemException(
                    "sequence.too-long",
                    "the sequence has more than " + MOST_FRAMES + " frames. Correct 'size' and the frames of tracks.");
        }
        List<String> files = SequenceLayout.pictureNames(pictures());
        if (!files.isEmpty() && files.size() != count || files.isEmpty() && folder.isPresent()) {
            throw new ItemException(
                    "sequence.pictures",
                    "the sequence has " + count + " frames, but " + files.size() + " pictures are in " + pictures()
                            + ", so that frames cannot be matched with pictures. Put the picture of every frame there, or none.");
        }
        List<Frame> found = files.isEmpty() ? unseen(count) : seen(files);
        Set<Integer> indices = new HashSet<>();
        found.forEach(frame -> indices.add(frame.index));
        String sequence = names.of(name, indices, Integer.toString(first));
        List<Item> items = new ArrayList<>();
        for (int frame = 0; frame < count; frame++) {
            Item item = Item.of(
                    Integer.toString(first + frame),
                    sequence + "/" + found.get(frame).file,
                    found.get(frame).image,
                    byFrame.getOrDefault(frame, List.of()));
            items.add(inSequence(item, sequence, found.get(frame).index));
        }
        return items;
    }

    private Path pictures() {
        return folder.orElse(SequenceLayout.pictures(xmlFolder));
    }

    private List<Frame> unseen(int count) {
        List<Frame> unseen = new ArrayList<>();
        for (int frame = 0; frame < count; frame++) {
            unseen.add(new Frame(
                    SequenceLayout.fileName(frame, 0),
                    frame,
                    Media.Image.of(Blob.ABSENT, frames.width(), frames.height())));
        }
        return unseen;
    }

    /**
     * Returns the frames whose pictures exist. If all names contain frame numbers, these become the frames' numbers,
     * which may have gaps.
     */
    private List<Frame> seen(List<String> files) throws ItemException, ExportException {
        NamedMedia pictures = NamedMedia.in(Optional.of(pictures()), CvatVideoSource.VIDEOS, xmlFolder, probe);
        boolean numbered = files.stream().allMatch(file -> SequenceLayout.frameOf(file) >= 0)
                && files.stream().mapToInt(SequenceLayout::frameOf).distinct().count() == files.size();
        List<Frame> seen = new ArrayList<>();
        for (String file : files) {
            Media.Image image = pictures.picture(List.of(file), frames.width(), frames.height());
            seen.add(new Frame(file, numbered ? SequenceLayout.frameOf(file) : seen.size(), image));
        }
        return seen;
    }

    private static Item inSequence(Item item, String sequence, int index) {
        return new Item(
                item.id(),
                item.path(),
                item.split(),
                Optional.of(new SequenceSlot(sequence, index, 0)),
                item.media(),
                item.annotations(),
                item.relations(),
                item.attributes());
    }
}
