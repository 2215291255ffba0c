package org.labelport.dm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.dm.DmDocument.Version;
import org.labelport.dm.document.DmCodes;
import org.labelport.dm.document.MediumParts;
import org.labelport.dm.document.PlainJson;
import org.labelport.dm.read.AnnotationReader;
import org.labelport.dm.read.AttributeValues;
import org.labelport.dm.read.EntriesOfV1;
import org.labelport.dm.read.EntriesOfV2;
import org.labelport.dm.read.Entry;
import org.labelport.dm.read.Entry.Problem;
import org.labelport.dm.read.EntryIds;
import org.labelport.dm.read.GeometryException;
import org.labelport.dm.read.LinkReader;
import org.labelport.json.Json;
import org.labelport.model.Annotation;
import org.labelport.model.Media;
import org.labelport.model.Message;
import org.labelport.model.Relation;
import org.labelport.model.Value;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;

/**
 * Reads the annotations of a medium into the model. Never fails, whatever the JSON is. Nothing in the document is lost
 * without a report, except what is named below as not kept.
 *
 * <p><b>Tools.</b> In brackets are the keys of V1's data record, whose values V2 has as {@code data}. The spelling of
 * each version is also read in the other.
 *
 * <table>
 * <caption>What tools become</caption>
 * <tr><td>{@code bounding_box} (x, y, width, height, rotation)<td>{@code Box}; the rotation is in radians about the
 *     centre, in V2 an attribute. Boxes by frame ({@code coordinates}) become one annotation for each frame, with the
 *     frame as index and the entry's id as track. The first annotation also has the entry's id, the others have the
 *     entry's id and the frame
 * <tr><td>{@code polygon}, {@code polyline} (points)<td>{@code Polygon}, {@code Path}; points may be objects, pairs, or
 *     numbers that alternate between x and y
 * <tr><td>{@code keypoint} (x, y)<td>{@code Points} of one visible point, named like the class
 * <tr><td>{@code segmentation} (indices of pixels, row by row)<td>{@code Mask}, for pictures whose size is known
 * <tr><td>{@code segmentation} (first and last frame)<td>{@code Interval} from the start of the first frame to the end
 *     of the last one, for videos whose frame rate is known. Microseconds are short enough for a writer to find the
 *     frames again
 * <tr><td>{@code 3d_bounding_box} (position, scale, rotation)<td>{@code Cuboid}: centre, full extents, and Euler
 *     angles. The platform does not say in which order they apply: XYZ is assumed, as in three.js
 * <tr><td>{@code 3d_segmentation} (indices of points)<td>{@code PointSet}
 * <tr><td>{@code named_entity} (ranges, content)<td>{@code Span}. A browser's ranges, which are all in one element of
 *     the page, are read as offsets into the text and kept as attribute {@code x:ranges}. The quoted text is kept as
 *     {@code x:content} unless the text is known and has it at these offsets
 * <tr><td>{@code classification}<td>{@code Whole}
 * <tr><td>{@code prompt} (input)<td>{@code Other} with the data; its texts become messages of the user in a
 *     {@code Chat}
 * <tr><td>{@code answer} (output)<td>{@code Reply}; {@code promptAnnotationId, displayName, generatedBy} become
 *     attributes, model and timestamp the origin
 * <tr><td>{@code relation} (two ids)<td>a {@link Relation}, wherever the document keeps it
 * <tr><td>{@code group}, {@code annotationGroup}<td>a {@link Relation} without {@code to}, which lists a tree from the
 *     root down. Its members have its id as {@link Annotation#group}, or the id of the first group if they are in
 *     several
 * <tr><td>all others, and what cannot be read<td>{@code Other} with the document's data, and a report
 * </table>
 *
 * <p><b>Attributes.</b> All keys of V1's {@code classification} except {@code class}, and V2's {@code attrs}: texts,
 * numbers, flags and lists of texts. Other values are kept as JSON text under {@code x:} and the name. A list of texts
 * instead of V2's attributes becomes the choices of an attribute called {@code attrs}. Other keys are kept under
 * {@code x:} and the key if their values are unusual: {@code isLocked} when it is not false, {@code isVisible} when it
 * is not true, {@code isValid} when it is not false, {@code isDrawCompleted} when it is not true; {@code label} when it
 * is not the class; {@code shape} when it is not a keypoint's circle; unknown keys always. The item's attribute
 * {@code x:extra} has what the document keeps beside the annotations, and {@code x:relation:<id>} the parts of a
 * relation or group that the model has no place for: tree, attributes, flags.
 *
 * <p>Not kept, because they mean nothing outside the platform: ids of points, locks inside a cuboid, primary keys of
 * messages.
 *
 * <p><b>Reports</b> are of {@link Loss.Effect#CHANGED} with codes {@code dm.…}: geometry that is missing
 * ({@code geometry-missing}) or not valid ({@code geometry-invalid}), a picture's size or a frame rate that is not
 * known ({@code picture-size-unknown}, {@code frame-rate-unknown}), unknown tools and media ({@code tool-unknown},
 * {@code medium-unknown}), data without an annotation ({@code data-orphan}), entries that are not objects
 * ({@code entry-invalid}), ids that are missing or occur twice ({@code id-missing}, {@code id-duplicate}), links
 * without two ends or to nothing ({@code link-invalid}, {@code link-dangling}), and some more that name what was
 * changed.
 *
 * @see DmDocument
 */
public final class DmReader {

    private final Json json;
    private final String itemId;
    private final LossSink losses;

    /**
     * Makes a reader for one item.
     *
     * @param json parses and writes JSON that is kept as text
     * @param itemId named in reports
     * @param losses receives the reports
     */
    public DmReader(Json json, String itemId, LossSink losses) {
        this.json = json;
        this.itemId = itemId;
        this.losses = losses;
    }

    /**
     * Reads one medium's annotations into the model.
     *
     * @param mediumId one of {@link DmDocument#media}; for any other there are no annotations
     * @param media the medium's file, with its size, text and the like if known
     */
    public DmContent read(DmDocument document, String mediumId, Media media) {
        Optional<MediumParts> found = document.medium(mediumId);
        if (found.isEmpty()) {
            return new DmContent(media, List.of(), List.of(), Map.of());
        }
        MediumParts parts = found.get();
        if (document.isFirst(mediumId)) {
            for (String key : document.unread()) {
                losses.loss(Loss.changed(
                        itemId, DmCodes.ENTRY_INVALID, "'" + key + "' is not an object by medium, and is not read"));
            }
        }
        if (!parts.kindKnown()) {
            losses.loss(Loss.changed(
                    itemId,
                    DmCodes.MEDIUM_UNKNOWN,
                    "the name '" + mediumId + "' does not say what kind of medium it is: it is read as "
                            + parts.kind().key()));
        }
        EntryIds ids = new EntryIds(itemId, losses);
        List<Entry> entries =
                document.version() == Version.V1 ? EntriesOfV1.of(parts, ids) : EntriesOfV2.of(parts, ids);
        return new Content(parts, media, ids).read(entries);
    }

    /** Reads the entries of one medium. */
    private final class Content {

        private final MediumParts parts;
        private final Media media;
        private final EntryIds ids;
        private final AnnotationReader reader;
        private final LinkReader links = new LinkReader();
        private final List<Annotation> annotations = new ArrayList<>();
        private final List<Relation> relations = new ArrayList<>();

        Content(MediumParts parts, Media media, EntryIds ids) {
            this.parts = parts;
            this.media = media;
            this.ids = ids;
            this.reader = new AnnotationReader(json, itemId, media, ids, losses);
        }

        DmContent read(List<Entry> entries) {
            entries.forEach(this::add);
            relations.forEach(this::reportDangling);
            return new DmContent(
                    withPrompts(), annotations.stream().map(this::grouped).toList(), relations, attributes());
        }

        private void add(Entry entry) {
            if (entry.problem().isPresent() || !LinkReader.isLink(entry)) {
                annotations.addAll(reader.read(entry));
                return;
            }
            try {
                relations.add(links.read(entry));
            } catch (GeometryException e) {
                annotations.add(reader.other(entry, new Problem(e.code(), e.getMessage())));
            }
        }

        private void reportDangling(Relation relation) {
            List<String> ends = new ArrayList<>(relation.from());
            ends.addAll(relation.to());
            ends.removeIf(ids::has);
            if (!ends.isEmpty()) {
                losses.loss(Loss.changed(
                        itemId,
                        relation.id(),
                        DmCodes.LINK_DANGLING,
                        "there is no annotation " + String.join(", ", ends) + " in '" + parts.id() + "'"));
            }
        }

        /** Gives an annotation the group that it is in. The frames of a track are members of the track's group. */
        private Annotation grouped(Annotation annotation) {
            String id = annotation.track().isEmpty() ? annotation.id() : annotation.track();
            return Optional.ofNullable(links.groups().get(id))
                    .map(annotation::withGroup)
                    .orElse(annotation);
        }

        private Media withPrompts() {
            if (!(media instanceof Media.Chat chat) || reader.prompts().isEmpty()) {
                return media;
            }
            List<Message> messages = new ArrayList<>(chat.prompt());
            messages.addAll(reader.prompts());
            return new Media.Chat(messages, chat.tools());
        }

        private Map<String, Value> attributes() {
            AttributeValues attributes = new AttributeValues(json);
            if (!PlainJson.isNothing(parts.extra())) {
                attributes.unknown("extra", parts.extra());
            }
            links.extra().forEach((id, fields) -> attributes.unknown("relation:" + id, fields));
            return attributes.values();
        }
    }
}
