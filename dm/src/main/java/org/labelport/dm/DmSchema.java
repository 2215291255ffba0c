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
 * Makes documents of the DM schema: from items, and V2 from V1.
 *
 * <p>What comes out are plain JSON values, maps with their keys in the schema's order, to be written with
 * {@link Json#write}. Lists of pixels and points are computed as they are walked through and cannot be changed. The same
 * item gives the same document.
 */
public final class DmSchema {

    private static final LossSink UNHEARD = loss -> {};

    /** What becomes of V1 that the SDK's converter refuses. */
    public enum Strictness {
        /** An {@link IllegalArgumentException} in the places where the SDK raises an error. */
        LIKE_SDK {
            @Override
            void refuse(String why) {
                throw new IllegalArgumentException("dm.conversion: " + why);
            }
        },
        /**
         * What can be converted is; tools that the SDK does not know keep their data as it is, media of unknown kinds and
         * what is no object are left out.
         */
        TOLERANT {
            @Override
            void refuse(String why) {
                // What can be converted is.
            }
        };

        abstract void refuse(String why);
    }

    private DmSchema() {}

    /** All that documents made from the model may report to a sink. */
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
                LossSpec.shared(LossCodes.TRACK_DROPPED),
                LossSpec.shared(LossCodes.ATTRIBUTE_DROPPED),
                LossSpec.shared(LossCodes.SCORE_DROPPED),
                LossSpec.shared(LossCodes.PROVENANCE_DROPPED),
                LossSpec.shared(LossCodes.ORDER_DROPPED));
    }

    /**
     * The bare V2 object of an item, keys {@code classification}, {@code images} … From its source record when that has
     * data: V1 converted as the SDK does it (tolerantly, see {@link Strictness}), with all media of the record; V2 as it is,
     * without the wrapper. Otherwise, and when the data is no document of this schema, made from the model as in
     * {@link #v2(Item, Json, LossSink)}.
     *
     * @throws IOException when the source record's data is no JSON
     */
    public static Map<String, Object> v2(Item item, Json json) throws IOException {
        return v2(item, json, UNHEARD);
    }

    /**
     * The bare V2 object of an item, with what the schema cannot carry of an item without a source record told to a sink.
     *
     * <p>The item is one medium. Boxes, polygons, lines, keypoints, masks, cuboids, point sets, spans, whole-item tags,
     * replies and relations have their tools. An ellipse becomes a polygon, a polygon's holes are bridged, its further parts
     * and the further points of a skeleton become annotations in a group. A range of time is a {@code segmentation} of a
     * video whose frame rate is known. All else is reported as dropped.
     *
     * @param losses hears only of items that are made from the model
     * @throws IOException when the source record's data is no JSON
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
     * The V1 object of an item, made from the model; a source record is not looked at. Ids are the model's where the schema
     * allows them and derived from them where not; ids of a polygon's points are derived from the polygon's. What an
     * annotation of {@link org.labelport.model.Shape.Other} holds is left out: {@link #v1(Item, Json, LossSink)} keeps it.
     */
    public static Map<String, Object> v1(Item item) {
        return new V1Layout(ModelEntries.of(item, Tracks.JOINED, new KeptJson(Optional.empty()), UNHEARD)).document();
    }

    /** The V1 object of an item, made from the model; see {@link #v2(Item, Json, LossSink)} for how. */
    public static Map<String, Object> v1(Item item, Json json, LossSink losses) {
        return new V1Layout(ModelEntries.of(item, Tracks.JOINED, new KeptJson(Optional.of(json)), losses)).document();
    }

    /**
     * The SDK's {@code convert_v1_to_v2}: {@code {"annotation_data": …, "annotation_meta": …}}, keys in its order, with its
     * rules: geometry that is missing becomes zeros, data without an annotation vanishes, of video boxes in
     * {@code coordinates} nothing is left but zeros, relations and groups beside the annotations go to the meta part only.
     * Values are handed on, not copied: neither document is to be changed while the other is used.
     *
     * @throws IllegalArgumentException where the SDK raises an error, when it shall
     */
    public static Map<String, Object> v1ToV2(Map<String, Object> v1, Strictness strictness) {
        return new V1ToV2(strictness::refuse).convert(v1);
    }
}
