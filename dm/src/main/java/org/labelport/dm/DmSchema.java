package org.labelport.dm;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.dm.document.DmCodes;
import org.labelport.dm.document.Keys;
import org.labelport.dm.document.PlainJson;
import org.labelport.dm.write.KeptJson;
import org.labelport.dm.write.ModelEntries;
import org.labelport.dm.write.ModelEntries.Tracks;
import org.labelport.dm.write.V1Layout;
import org.labelport.dm.write.V1ToV2;
import org.labelport.dm.write.V2Layout;
import org.labelport.json.Json;
import org.labelport.model.Item;
import org.labelport.model.JsonText;
import org.labelport.model.SourceRecord;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;
import org.labelport.report.LossSpec;

/**
 * Makes documents of the DM schema from items, and V2 documents from V1 documents.
 *
 * <p>Documents are plain JSON values, maps with their keys in the schema's order, to be written with
 * {@link Json#write}. Lists of pixels and points are computed while they are iterated, and cannot be changed. The same
 * item gives the same document.
 */
public final class DmSchema {

    private static final LossSink UNHEARD = loss -> {};

    /** What is done with V1 documents that the SDK's converter refuses. */
    public enum Strictness {
        /** Throws an {@link IllegalArgumentException} where the SDK raises an error. */
        LIKE_SDK {
            @Override
            void refuse(String why) {
                throw new IllegalArgumentException("dm.conversion: " + why);
            }
        },
        /**
         * Converts all that can be converted. Tools that the SDK does not know keep their data as it is. Media of
         * unknown kinds and entries that are not objects are left out.
         */
        TOLERANT {
            @Override
            void refuse(String why) {
                // Goes on with what can be converted.
            }
        };

        abstract void refuse(String why);
    }

    private DmSchema() {}

    /** All losses that making a document from the model may report. */
    public static List<LossSpec> losses() {
        return List.of(
                LossSpec.shared(LossCodes.GEOMETRY_UNSUPPORTED),
                LossSpec.shared(LossCodes.POLYGON_HOLES_BRIDGED),
                LossSpec.shared(LossCodes.CURVE_FLATTENED),
                new LossSpec(DmCodes.LINE_OPENED, "closed lines written as lines that end where they start"),
                new LossSpec(DmCodes.VISIBILITY_DROPPED, "marks of hidden keypoints left out"),
                new LossSpec(DmCodes.PAGE_DROPPED, "page numbers left out"),
                new LossSpec(DmCodes.MEDIUM_DROPPED, "texts, sizes and other data of items without a file, left out"),
                new LossSpec(DmCodes.CONTENT_DROPPED, "source-specific data of annotations left out"),
                new LossSpec(DmCodes.ROLE_DROPPED, "speakers and ranks of answers left out"),
                LossSpec.shared(LossCodes.RELATION_DROPPED),
                LossSpec.shared(LossCodes.RELATION_SPLIT),
                LossSpec.shared(LossCodes.TRACK_DROPPED),
                LossSpec.shared(LossCodes.TRACK_DENSIFIED),
                LossSpec.shared(LossCodes.TIME_ROUNDED),
                LossSpec.shared(LossCodes.ATTRIBUTE_DROPPED),
                LossSpec.shared(LossCodes.SCORE_DROPPED),
                LossSpec.shared(LossCodes.PROVENANCE_DROPPED),
                LossSpec.shared(LossCodes.ORDER_DROPPED));
    }

    /**
     * Makes the V2 object of an item without a wrapper, with the keys {@code classification}, {@code images} and so on.
     * If the item's source record has data of this schema, the object is made from that: V1 is converted as the SDK
     * does it (tolerantly, see {@link Strictness}), with all media of the record; V2 is returned as it is, without its
     * wrapper. Otherwise it is made from the model as in {@link #v2(Item, Json, LossSink)}.
     *
     * @throws IOException when the source record's data is not JSON
     */
    public static Map<String, Object> v2(Item item, Json json) throws IOException {
        return v2(item, json, UNHEARD);
    }

    /**
     * Makes the V2 object of an item without a wrapper. Parts of the model that the schema cannot hold are reported.
     *
     * <p>The item is one medium. Boxes, polygons, lines, keypoints, masks, cuboids, point sets, spans, whole-item tags,
     * replies and relations have their tools. An ellipse becomes a polygon, a polygon's holes are bridged, its further
     * parts and the further points of a skeleton become annotations in a group. A range of time is a {@code
     * segmentation} of a video whose frame rate is known. Everything else is reported as dropped, and so is a relation
     * that has lost a side by it.
     *
     * @param losses receives reports only for documents that are made from the model
     * @throws IOException when the source record's data is not JSON
     */
    public static Map<String, Object> v2(Item item, Json json, LossSink losses) throws IOException {
        JsonText data = item.source().map(SourceRecord::data).orElse(JsonText.NONE);
        if (!data.isEmpty()) {
            DmDocument document = DmDocument.of(json.read(data));
            switch (document.version()) {
                case V1 -> {
                    return PlainJson.strings(new V1ToV2(Strictness.TOLERANT::refuse)
                            .convert(document.content())
                            .get(Keys.WRAPPED));
                }
                case V2 -> {
                    return PlainJson.strings(document.content());
                }
                case NONE, UNKNOWN -> {
                    // Made from the model, below.
                }
            }
        }
        return new V2Layout(ModelEntries.of(item, Tracks.APART, new KeptJson(Optional.of(json)), losses)).document();
    }

    /**
     * Makes the V1 object of an item from the model; a source record is not used. Ids are those of the model if the
     * schema allows them, else derived from them. Ids of a polygon's points are derived from the polygon's id. The
     * content of a {@link org.labelport.model.Shape.Other} is left out: {@link #v1(Item, Json, LossSink)} keeps it.
     */
    public static Map<String, Object> v1(Item item) {
        return new V1Layout(ModelEntries.of(item, Tracks.JOINED, new KeptJson(Optional.empty()), UNHEARD)).document();
    }

    /** Makes the V1 object of an item from the model, as {@link #v2(Item, Json, LossSink)} does for V2. */
    public static Map<String, Object> v1(Item item, Json json, LossSink losses) {
        return new V1Layout(ModelEntries.of(item, Tracks.JOINED, new KeptJson(Optional.of(json)), losses)).document();
    }

    /**
     * Converts V1 to V2 as the SDK's {@code convert_v1_to_v2} does: {@code {"annotation_data": …, "annotation_meta":
     * …}}, keys in its order, by its rules. Missing geometry becomes zeros, data without an annotation is lost, boxes
     * by frame in {@code coordinates} become zeros, and relations and groups beside the annotations are in the meta
     * part only. Values are shared, not copied: neither document may be changed while the other is used.
     *
     * @throws IllegalArgumentException where the SDK raises an error, with {@link Strictness#LIKE_SDK}
     */
    public static Map<String, Object> v1ToV2(Map<String, Object> v1, Strictness strictness) {
        return new V1ToV2(strictness::refuse).convert(v1);
    }
}
