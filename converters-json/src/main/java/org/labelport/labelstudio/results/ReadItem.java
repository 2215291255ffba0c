package org.labelport.labelstudio.results;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.labelport.labelstudio.json.Node;
import org.labelport.labelstudio.place.Dialogue;
import org.labelport.labelstudio.task.LabelStudioCodes;
import org.labelport.model.Annotation;
import org.labelport.model.Media;
import org.labelport.model.Taxonomy;
import org.labelport.report.ItemException;

/**
 * The item that the results of a task are about.
 *
 * @param dialogue the turns of the text, if it has any
 * @param others why results on pictures that the item does not show are not read, by the {@code to_name} of the results
 */
public record ReadItem(
        String id, Media media, Optional<Dialogue> dialogue, Map<String, String> others, ResultSettings settings) {

    /** The filter key of the size of videos whose tasks do not have it. */
    public static final String VIDEO_SIZE = "video-size";

    private static final Pattern REPEATED = Pattern.compile(".*_([0-9]{1,6})$", Pattern.DOTALL);

    /** Returns the same for the medium as it is known now. */
    public ReadItem withMedia(Media known) {
        return new ReadItem(id, known, dialogue, others, settings);
    }

    /** Returns the page that a result names, 0-based; empty when it names none. */
    public static Optional<Integer> page(Node result) {
        Optional<Integer> index = index(result);
        if (index.isPresent()) {
            return index;
        }
        Matcher repeated = REPEATED.matcher(result.string("to_name").orElse(""));
        return repeated.matches() ? Optional.of(Integer.valueOf(repeated.group(1))) : Optional.empty();
    }

    private static Optional<Integer> index(Node result) {
        return result.numeric("item_index").map(Double::intValue);
    }

    /**
     * Returns {@link Annotation#WHOLE_ITEM}, the page of what is on a medium without pages.
     *
     * @throws IllegalArgumentException when the result is on another page than the first, which it can only name itself,
     *     since names of objects may end in a number, too
     */
    private static int withoutPages(Node result) {
        int index = index(result).orElse(0);
        if (index > 0) {
            throw noPage(index);
        }
        return Annotation.WHOLE_ITEM;
    }

    private static IllegalArgumentException noPage(int page) {
        return new IllegalArgumentException("there is no page " + page);
    }

    /**
     * Returns the page of a region: the first one if the result does not name any, and {@link Annotation#WHOLE_ITEM}
     * for media without pages.
     */
    int pageOfPlace(Node result) {
        return media instanceof Media.Pages ? page(result).orElse(0) : withoutPages(result);
    }

    /** Returns the page of an answer, or {@link Annotation#WHOLE_ITEM} if the result does not name any. */
    int pageOfAnswer(Node result) throws ItemException {
        if (!(media instanceof Media.Pages pages)) {
            return withoutPages(result);
        }
        int page = page(result).orElse(Annotation.WHOLE_ITEM);
        if (page < Annotation.WHOLE_ITEM || page >= pages.pages().size()) {
            throw noPage(page);
        }
        return page;
    }

    void requireKnown(String category) throws ItemException {
        Taxonomy taxonomy = settings.taxonomy();
        if (!taxonomy.isEmpty() && taxonomy.indexOf(category).isEmpty()) {
            throw new ItemException(
                    LabelStudioCodes.CATEGORY_UNKNOWN,
                    "'" + category + "' is not among the labels of the interface. Add it there, or give labels=data.");
        }
    }

    /**
     * Returns the picture that a result is on.
     *
     * @throws IllegalArgumentException when it is another one than the item shows
     * @throws ItemException when its size is not known
     */
    Media.Image picture(Node result) throws ItemException {
        String reason = others.get(result.string("to_name").orElse(""));
        if (reason != null) {
            throw new IllegalArgumentException(reason);
        }
        Media.Image image;
        if (media instanceof Media.Image single) {
            image = single;
        } else if (media instanceof Media.Pages pages) {
            int page = pageOfPlace(result);
            if (page < 0 || page >= pages.pages().size()) {
                throw noPage(page);
            }
            image = pages.pages().get(page);
        } else {
            throw new IllegalArgumentException("it is a region of a picture, but the task shows "
                    + media.dataType().key());
        }
        if (!image.hasSize()) {
            throw new ItemException(
                    LabelStudioCodes.SIZE_UNKNOWN,
                    "regions are in percent of the picture's size, which is not known. Give the folder of pictures as"
                            + " 'media'.");
        }
        return image;
    }
}
