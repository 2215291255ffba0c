package org.labelport.dm.sdk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.labelport.convert.SinglePicture;
import org.labelport.json.Json;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;

/**
 * The parts of an item that the SDK's converters read: the stored size of its picture, and the entries of the first
 * image of its DM V2 JSON, by tool. Entries that belong to no annotation of the item are left out: the run has removed
 * the annotation on request, or it belongs to another picture of the same record.
 */
public final class SdkPicture {

    private final Media.Image media;
    private final SdkDocument document;
    private final SdkImage image;

    private SdkPicture(Media.Image media, SdkDocument document) {
        this.media = media;
        this.document = document;
        this.image =
                document.images().isEmpty() ? SdkImage.NONE : document.images().get(0);
    }

    /**
     * Reads an item.
     *
     * @throws ItemException when the item is not a picture, its size is not known, or its JSON cannot be read
     */
    public static SdkPicture of(Item item, Json json) throws ItemException {
        Media.Image media = SinglePicture.withSize(item, "the layout 'synapse'");
        try {
            return new SdkPicture(media, new SdkDocument(item, json));
        } catch (IOException e) {
            throw new ItemException(SdkCodes.DM_INVALID, "its DM JSON cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Returns all entries of some tools, including those of further images of the same JSON.
     *
     * @throws IOException when the item's JSON cannot be read
     */
    public static List<SdkEntry> allEntries(Item item, List<String> tools, Json json) throws IOException {
        List<SdkEntry> all = new ArrayList<>();
        for (SdkImage image : new SdkDocument(item, json).images()) {
            tools.forEach(tool -> all.addAll(image.of(tool)));
        }
        return all;
    }

    /** Whether the item is a further picture of a record, which the SDK does not read. */
    public static boolean isFurther(Item item) {
        return item.source().isPresent() && !item.source().get().unit().equals(item.id());
    }

    /** Width of the picture as its file holds it, before the EXIF orientation is applied. */
    public int storedWidth() {
        return media.isSideways() ? media.height() : media.width();
    }

    /** Height of the picture as its file holds it. */
    public int storedHeight() {
        return media.isSideways() ? media.width() : media.height();
    }

    /** The picture. */
    public Media.Image media() {
        return media;
    }

    /** Whether the image has a list for a tool, even if it is empty. */
    public boolean has(String tool) {
        return image.entries().containsKey(tool);
    }

    /** The entries of a tool, in the list's order. */
    public List<SdkEntry> entries(String tool) {
        return image.of(tool);
    }

    /** The losses of an annotation that the schema cannot hold in full. */
    List<Loss> notes(Annotation annotation) {
        return document.notes(annotation);
    }

    /** The annotations that entries of the image belong to. */
    Set<Annotation> annotations() {
        Set<Annotation> annotations = Collections.newSetFromMap(new IdentityHashMap<>());
        image.entries().values().forEach(list -> list.forEach(entry -> annotations.add(entry.annotation())));
        return annotations;
    }
}
