package org.labelport.masks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.labelport.masks.Painting.Fate;
import org.labelport.masks.Painting.Note;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.report.ItemException;
import org.labelport.report.LossCodes;

/**
 * Paints the annotations of an item over each other: by their drawing order, those of one order as they are listed. Keeps
 * its canvas from item to item; used by one thread.
 */
public final class ItemPainter {

    private static final long MOST_PIXELS = 1L << 27;

    private int[] owners = new int[0];

    /**
     * Paints an item.
     *
     * @param refusal why an annotation is not painted, whatever its shape; empty for one that is
     * @return valid until the next call
     * @throws ItemException when the item is no single picture, or its size is not known or beyond what can be painted
     */
    public Painting paint(Item item, Function<Annotation, Optional<Note>> refusal) throws ItemException {
        Media.Image image = picture(item);
        int pixels = image.width() * image.height();
        if (owners.length < pixels) {
            owners = new int[pixels];
        }
        Arrays.fill(owners, 0, pixels, 0);
        return new OfItem(item, image).paint(refusal);
    }

    private static Media.Image picture(Item item) throws ItemException {
        if (!(item.media() instanceof Media.Image image)) {
            throw new ItemException(
                    "media.unsupported",
                    "masks belong to single pictures, and this is " + item.media().dataType().key()
                            + " or has several pages. Export the item in another format");
        }
        if (!image.hasSize()) {
            throw new ItemException(
                    "image.size-unknown",
                    "a mask is as large as its picture, and that size is not known. Give the folder of the pictures"
                            + " with --images");
        }
        if ((long) image.width() * image.height() > MOST_PIXELS) {
            throw new ItemException(
                    "image.too-large",
                    "the picture has " + image.width() + " x " + image.height() + " pixels; masks are painted up to "
                            + MOST_PIXELS + ". Cut the picture into tiles");
        }
        return image;
    }

    private final class OfItem {

        private final List<Annotation> annotations;
        private final Media.Image image;
        private final Fate[] fates;
        private final List<List<Note>> notes = new ArrayList<>();
        private final long[] seen;
        /** For each annotation the last one that was painted over it, so that a pair is noted once. */
        private final int[] lastInFront;

        OfItem(Item item, Media.Image image) {
            this.annotations = item.annotations();
            this.image = image;
            this.fates = new Fate[annotations.size()];
            this.seen = new long[annotations.size()];
            this.lastInFront = new int[annotations.size()];
            annotations.forEach(annotation -> notes.add(new ArrayList<>()));
            Arrays.fill(lastInFront, -1);
        }

        Painting paint(Function<Annotation, Optional<Note>> refusal) {
            int[] order = IntStream.range(0, annotations.size())
                    .boxed()
                    .sorted(Comparator.comparingInt(place -> annotations.get(place).z()))
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (int place : order) {
                paint(place, refusal);
            }
            for (int rank = 0; rank < order.length; rank++) {
                settle(order[rank], rank);
            }
            return new Painting(image.width(), image.height(), owners, List.of(fates));
        }

        private void paint(int place, Function<Annotation, Optional<Note>> refusal) {
            Annotation annotation = annotations.get(place);
            Optional<Note> refused = refusal.apply(annotation);
            if (refused.isEmpty() && annotation.index() > 0) {
                refused = Optional.of(new Note(
                        LossCodes.GEOMETRY_UNSUPPORTED,
                        "it lies on frame or page " + annotation.index() + ", and the item is a single picture"));
            }
            if (refused.isPresent()) {
                fates[place] = new Fate.Refused(refused.get());
                return;
            }
            try {
                cover(ShapePixels.of(annotation.shape(), image, notes.get(place)), place);
            } catch (ShapePixels.UnpaintableException e) {
                fates[place] = Painting.refused(e.code(), e.getMessage());
            }
        }

        private void cover(Shape.Mask mask, int place) {
            int row = mask.y() * image.width() + mask.x();
            int column = 0;
            boolean inside = false;
            for (int run : mask.runs()) {
                int left = run;
                while (left > 0) {
                    int count = Math.min(left, mask.width() - column);
                    if (inside) {
                        cover(row + column, count, place);
                    }
                    left -= count;
                    column += count;
                    if (column == mask.width()) {
                        column = 0;
                        row += image.width();
                    }
                }
                inside = !inside;
            }
        }

        private void cover(int start, int count, int place) {
            for (int i = start; i < start + count; i++) {
                int behind = owners[i] - 1;
                if (behind >= 0) {
                    seen[behind]--;
                    if (lastInFront[behind] != place) {
                        lastInFront[behind] = place;
                        notes.get(behind)
                                .add(new Note(
                                        LossCodes.MASK_OVERLAP_CUT,
                                        "cut where " + annotations.get(place).id() + " lies in front of it"));
                    }
                }
                owners[i] = place + 1;
            }
            seen[place] += count;
        }

        private void settle(int place, int rank) {
            if (fates[place] == null) {
                fates[place] = seen[place] == 0
                        ? Painting.hidden()
                        : new Fate.Seen(seen[place], rank, notes.get(place));
            }
        }
    }
}
