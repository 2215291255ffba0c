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
 * Reads the annotations of a medium into the model. Never fails, whatever the JSON; nothing that the document holds is
 * left out without a word.
 *
 * <p><b>Tools.</b> In brackets what V1's data record has, which V2 has as {@code data}; both spellings are read in both.
 *
 * <table>
 * <caption>What tools become</caption>
 * <tr><td>{@code bounding_box} (x, y, width, height, rotation)<td>{@code Box}; radians about the centre, in V2 an
 *     attribute. Boxes by frame ({@code coordinates}): one annotation a frame, with the frame as index and the entry's id as
 *     track; the first has the entry's id too, the others that and the frame
 * <tr><td>{@code polygon}, {@code polyline} (points)<td>{@code Polygon}, {@code Path}; points may be objects, pairs or
 *     numbers in turn
 * <tr><td>{@code keypoint} (x, y)<td>{@code Points} of one visible point, named like the class
 * <tr><td>{@code segmentation} (indices of pixels, row by row)<td>{@code Mask}, for pictures whose size is known
 * <tr><td>{@code segmentation} (first and last frame)<td>{@code Interval} from when the first is shown to when the last
 *     no longer is, for videos whose frame rate is known. A microsecond is less than any frame: a writer finds the frames again
 * <tr><td>{@code 3d_bounding_box} (position, scale, rotation)<td>{@code Cuboid}: centre, full extents, and Euler angles,
 *     whose order the platform leaves open: XYZ, as in three.js
 * <tr><td>{@code 3d_segmentation} (indices of points)<td>{@code PointSet}
 * <tr><td>{@code named_entity} (ranges, content)<td>{@code Span}. A browser's ranges, each in one element of the page, count
 *     as offsets and are kept as attribute {@code x:ranges}; the quoted text is kept as {@code x:content} unless the text
 *     is known and has it there
 * <tr><td>{@code classification}<td>{@code Whole}
 * <tr><td>{@code prompt} (input)<td>{@code Other} with the data; its texts become messages of the user in a {@code Chat}
 * <tr><td>{@code answer} (output)<td>{@code Reply}; {@code promptAnnotationId, displayName, generatedBy} become attributes,
 *     model and timestamp the origin
 * <tr><td>{@code relation} (two ids)<td>a {@link Relation}, from wherever the document keeps it
 * <tr><td>{@code group}, {@code annotationGroup}<td>a {@link Relation} without {@code to}, a tree from the root down; its
 *     members have its id as {@link Annotation#group}, those of several groups that of the first
 * <tr><td>all others, and what cannot be read<td>{@code Other} with what the document has, and a report
 * </table>
 *
 * <p><b>Attributes.</b> All keys of V1's {@code classification} but {@code class}, and V2's {@code attrs}: text, numbers,
 * flags and lists of texts. Other values are kept as JSON text under {@code x:} and the name; a list of nothing but texts in
 * place of V2's attributes is the choices of one called {@code attrs}. What is said besides is kept under {@code x:} and its
 * key when it is not what most annotations have: {@code isLocked} and {@code isDrawCompleted} … when they are not false,
 * true, false, true in the order locked, visible, valid, completed; {@code label} when it is not the class;
 * {@code shape} when it is not a keypoint's circle; keys that are not known always. Of the item {@code x:extra} has what
 * the document keeps beside the annotations, and {@code x:relation:<id>} what a relation or group has no place for: tree,
 * attributes, flags.
 *
 * <p>Not kept, because they mean nothing outside the platform: ids of points, locks inside a cuboid, primary keys of
 * messages.
 *
 * <p><b>Reports</b> are of {@link Loss.Effect#CHANGED} with codes {@code dm.…}: geometry that is missing
 * ({@code geometry-missing}) or makes no sense ({@code geometry-invalid}), a picture's size or a frame rate that is not known
 * ({@code picture-size-unknown}, {@code frame-rate-unknown}), unknown tools and media ({@code tool-unknown},
 * {@code medium-unknown}), data without an annotation ({@code data-orphan}), what is no object ({@code entry-invalid}), ids
 * that are missing or there twice ({@code id-missing}, {@code id-duplicate}), links without two ends or to nothing
 * ({@code link-invalid}, {@code link-dangling}), and some more that name what was changed.
 *
 * @see DmDocument
 */
public final class DmReader {

    private final Json json;
    private final String itemId;
    private final LossSink losses;

    /**
     * A reader for one item.
     *
     * @param itemId named in what is reported
     * @param losses hears of everything that is odd
     */
    public DmReader(Json json, String itemId, LossSink losses) {
        this.json = json;
        this.itemId = itemId;
        this.losses = losses;
    }

    /**
     * Reads one medium's annotations into the model.
     *
     * @param mediumId one of {@link DmDocument#media}; of any other there are no annotations
     * @param media what is known of the file
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
                        itemId, DmCodes.ENTRY_INVALID, "'" + key + "' is no object by medium, and is not read"));
            }
        }
        if (!parts.kindKnown()) {
            losses.loss(Loss.changed(
                    itemId,
                    DmCodes.MEDIUM_UNKNOWN,
                    "what kind of medium '" + mediumId + "' is of, its name does not say: it is taken as "
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

        /** Frames of a track are members where the track is. */
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
