package org.labelport.coco.read;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.labelport.coco.file.CocoCodes;
import org.labelport.coco.file.CocoId;
import org.labelport.coco.record.AnnotationRecord;
import org.labelport.coco.record.PackedNumbers;
import org.labelport.coco.record.RecordBuffer;
import org.labelport.geometry.Shares;
import org.labelport.model.Attributes;
import org.labelport.model.Value;
import org.labelport.report.ItemException;

/** The content of an annotation's record, before it is checked. */
final class AnnotationDraft {

    private static final List<String> TRACKS =
            List.of(Attributes.UNKNOWN_PREFIX + "track_id", Attributes.UNKNOWN_PREFIX + "instance_id");

    /** What such a key holds where an object is in no track. */
    private static final Pattern NO_TRACK = Pattern.compile("(-[0-9.]+)?");

    /** Empty when not given, like the lists below. */
    double[] box = {};

    double[] keypoints = {};
    final List<double[]> rings = new ArrayList<>();

    @Nullable
    CocoRuns mask;

    CocoId id = CocoId.of("");

    @Nullable
    CocoId category;

    Optional<Double> score = Optional.empty();
    String track = "";
    final Map<String, Value> attributes = new LinkedHashMap<>();

    /** What is wrong with each part; empty when nothing is. */
    String badSegmentation = "";

    String badBox = "";
    String badKeypoints = "";
    String badNumber = "";
    String badCrowd = "";
    String badCategory = "";
    String duplicateKey = "";
    final List<String> badComputed = new ArrayList<>();
    boolean caption;
    boolean label;

    private AnnotationDraft() {}

    /** The error of an annotation that says where nothing is, nor what is there. */
    static ItemException nothingToSee() {
        return new ItemException(
                CocoCodes.GEOMETRY_MISSING,
                "it has neither a bbox nor a segmentation nor labelled keypoints, and no text as its caption; give it one"
                        + " of these, or remove it");
    }

    static AnnotationDraft of(byte[] bytes) {
        AnnotationDraft draft = new AnnotationDraft();
        ByteBuffer record = ByteBuffer.wrap(bytes);
        while (record.hasRemaining()) {
            draft.field(record.get(), record);
        }
        return draft;
    }

    private void field(byte tag, ByteBuffer record) {
        switch (tag) {
            case AnnotationRecord.ID -> id = RecordBuffer.id(record);
            case AnnotationRecord.CATEGORY -> category = RecordBuffer.id(record);
            case AnnotationRecord.BOX -> box = PackedNumbers.read(record);
            case AnnotationRecord.RING -> rings.add(PackedNumbers.read(record));
            case AnnotationRecord.COMPRESSED_MASK, AnnotationRecord.MASK -> mask = CocoRuns.read(tag, record);
            case AnnotationRecord.CROWD -> attributes.put(Attributes.CROWD, new Value.Flag(true));
            case AnnotationRecord.SCORE -> score = Optional.of(record.getDouble());
            case AnnotationRecord.KEYPOINTS -> keypoints = PackedNumbers.read(record);
            case AnnotationRecord.BAD_SEGMENTATION -> badSegmentation = RecordBuffer.text(record);
            case AnnotationRecord.BAD_BOX -> badBox = RecordBuffer.text(record);
            case AnnotationRecord.BAD_KEYPOINTS -> badKeypoints = RecordBuffer.text(record);
            case AnnotationRecord.BAD_NUMBER -> badNumber = RecordBuffer.text(record);
            case AnnotationRecord.BAD_CROWD -> badCrowd = RecordBuffer.text(record);
            case AnnotationRecord.BAD_CATEGORY -> badCategory = RecordBuffer.text(record);
            case AnnotationRecord.DUPLICATE_KEY -> duplicateKey = RecordBuffer.text(record);
            case AnnotationRecord.BAD_COMPUTED -> badComputed.add(RecordBuffer.text(record));
            case AnnotationRecord.LABEL -> label = true;
            case AnnotationRecord.CAPTION -> {
                caption = true;
                attributes.put(Attributes.CAPTION, new Value.Text(RecordBuffer.text(record)));
            }
            default -> attribute(tag, RecordBuffer.text(record), record);
        }
    }

    /**
     * Takes what an annotation of a video's frame says of its object in the video, as CocoVID and TAO do. Elsewhere these
     * keys are attributes like others, and so is here one that says something else than the track.
     */
    void onFrame() {
        attributes.remove(Attributes.UNKNOWN_PREFIX + "video_id");
        for (String key : TRACKS) {
            if (attributes.get(key) instanceof Value.Text given) {
                String named = NO_TRACK.matcher(given.text()).matches() ? "" : given.text();
                track = track.isEmpty() ? named : track;
                if (named.isEmpty() || named.equals(track)) {
                    attributes.remove(key);
                }
            }
        }
    }

    /** Whether the numbers of the box are shares of the picture's sides. */
    boolean hasBoxOfShares() {
        return box.length > 0 && Shares.areEdges(box[0], box[1], box[0] + box[2], box[1] + box[3]);
    }

    /** Whether an attribute repeats what a key of the entry says. */
    private boolean repeatsKey(String name, Value value) {
        return name.equals(Attributes.CROWD) && (value instanceof Value.Flag || attributes.containsKey(name))
                || caption && name.equals(Attributes.CAPTION);
    }

    private void attribute(byte tag, String name, ByteBuffer record) {
        Value value = switch (tag) {
            case AnnotationRecord.TEXT_ATTRIBUTE -> new Value.Text(RecordBuffer.text(record));
            case AnnotationRecord.NUMBER_ATTRIBUTE -> new Value.Number(record.getDouble());
            case AnnotationRecord.WHOLE_ATTRIBUTE -> Value.of(new BigInteger(RecordBuffer.text(record)));
            case AnnotationRecord.SET_FLAG -> new Value.Flag(true);
            case AnnotationRecord.UNSET_FLAG -> new Value.Flag(false);
            default -> throw new IllegalStateException("a record has the unknown tag " + tag);
        };
        if (name.equals(CocoId.TRACK) && value instanceof Value.Text text) {
            track = text.text();
        } else if (name.equals(CocoId.TRACK)
                && value instanceof Value.Number number
                && number.number() == (long) number.number()) {
            track = Long.toString((long) number.number());
        } else if (name.equals(CocoId.TRACK) && value instanceof Value.Whole whole) {
            track = whole.number().toString();
        } else if (!repeatsKey(name, value)) {
            attributes.put(name, value);
        }
    }
}
