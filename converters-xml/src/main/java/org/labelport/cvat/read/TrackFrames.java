package org.labelport.cvat.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.labelport.cvat.file.Interpolation;
import org.labelport.model.Annotation;
import org.labelport.model.Shape;
import org.labelport.report.ItemException;

/** The annotations of one track by frame: the listed ones, and between them those that CVAT interpolates. */
final class TrackFrames {

    /**
     * The most shapes that are interpolated for one file: about a hundred objects for an hour of 60 frames a second. A
     * file that nobody has checked could ask for any number.
     */
    static final int MOST_FILLED = 20_000_000;

    /** Whether the object is visible on a frame. */
    enum Visibility {
        SEEN,
        OUTSIDE
    }

    private record Listed(boolean keyframe, Annotation annotation, Visibility visibility) {

        boolean showsAs(Listed other) {
            return visibility == other.visibility
                    && annotation.shape().equals(other.annotation.shape())
                    && annotation.attributes().equals(other.annotation.attributes());
        }
    }

    private final int step;
    private final TreeMap<Integer, Listed> listed = new TreeMap<>();

    /**
     * Starts without annotations.
     *
     * @param step distance of one frame of the task to the next
     */
    TrackFrames(int step) {
        this.step = step;
    }

    /**
     * Adds an element. Of two elements on one frame the key frame counts; when both or none are key frames, the first.
     *
     * @return the element that does not count, when it shows the object differently from the other
     */
    Optional<Annotation> add(Annotation annotation, Visibility visibility) {
        Listed added = new Listed(annotation.keyframe(), annotation, visibility);
        Listed known = listed.putIfAbsent(annotation.index(), added);
        if (known == null) {
            return Optional.empty();
        }
        boolean replaces = added.keyframe && !known.keyframe;
        if (replaces) {
            listed.put(annotation.index(), added);
        }
        Listed unused = replaces ? known : added;
        return unused.visibility == Visibility.OUTSIDE || added.showsAs(known)
                ? Optional.empty()
                : Optional.of(unused.annotation);
    }

    /** Passes on the listed annotations only. */
    void listed(Consumer<Annotation> to) {
        listed.values().stream()
                .filter(element -> element.visibility == Visibility.SEEN)
                .forEach(element -> to.accept(element.annotation));
    }

    /**
     * Passes on the annotation of every frame, in the order of frames.
     *
     * @param frames number of frames of the video; 0 when unknown, in which case the track ends at its last element
     * @param budget how many annotations may be interpolated
     * @return how many were interpolated
     * @throws ItemException when there would be more
     */
    int filled(int frames, int budget, Consumer<Annotation> to) throws ItemException {
        int made = 0;
        List<Map.Entry<Integer, Listed>> elements = new ArrayList<>(listed.entrySet());
        for (int i = 0; i < elements.size(); i++) {
            Listed element = elements.get(i).getValue();
            if (element.visibility == Visibility.OUTSIDE) {
                continue;
            }
            Annotation annotation = element.annotation;
            to.accept(annotation);
            int from = elements.get(i).getKey();
            int end = i + 1 < elements.size() ? elements.get(i + 1).getKey() : Math.max(from + 1, frames);
            made += end - from - 1;
            if (made > budget) {
                throw new ItemException(
                        "track.too-long",
                        "the tracks have more than " + MOST_FILLED
                                + " interpolated shapes. Read them with frames=listed.");
            }
            // Before a frame that is outside, CVAT interpolates towards the shape of that frame.
            Annotation next = i + 1 < elements.size() ? elements.get(i + 1).getValue().annotation : annotation;
            fill(annotation, next, from, end, to);
        }
        return made;
    }

    private void fill(Annotation annotation, Annotation next, int from, int end, Consumer<Annotation> to) {
        for (int frame = from + step; frame < end && frame > from; frame += step) {
            Optional<Shape> shape =
                    Interpolation.between(annotation.shape(), next.shape(), (double) (frame - from) / (end - from));
            if (shape.isEmpty()) {
                return;
            }
            to.accept(new Annotation(
                    annotation.id() + "-" + frame,
                    annotation.category(),
                    shape.get(),
                    frame,
                    false,
                    annotation.track(),
                    annotation.group(),
                    annotation.z(),
                    annotation.attributes(),
                    annotation.provenance()));
        }
    }
}
