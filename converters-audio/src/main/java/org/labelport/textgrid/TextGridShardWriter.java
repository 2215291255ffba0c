package org.labelport.textgrid;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.convert.UnwrittenParts;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.output.SafePath;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.textgrid.TextGrid.Tier;

/** Writes a grid for each recording, with a tier for each category. */
final class TextGridShardWriter implements ShardWriter {

    private static final long SECOND = 1_000_000;
    private static final int ALL_CHANNELS = -1;

    /** The tier of annotations without a category. */
    static final String NO_CATEGORY = "";

    private static final Pattern UNWRITABLE = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\t]]");

    private final TextGridPlan plan;
    private final ShardOutput out;

    TextGridShardWriter(TextGridPlan plan, ShardOutput out) {
        this.plan = plan;
        this.out = out;
    }

    @Override
    public void write(NumberedItem numbered) throws ItemException, IOException {
        Item item = numbered.item();
        String path = TextGridFiles.folder(item.split()) + "/" + plan.names().nameOf(numbered, out);
        long end = requireTime(end(item));
        Map<String, TierBuilder> builders = new LinkedHashMap<>();
        for (String tier : plan.tiers().all()) {
            builders.put(tier, new TierBuilder(tier, end));
        }
        builders.put(NO_CATEGORY, new TierBuilder(NO_CATEGORY, end));
        UnwrittenParts parts = new UnwrittenParts(item, out);
        for (Annotation annotation : item.annotations()) {
            write(annotation, end, builders, parts);
        }
        parts.relations();
        parts.attributes();
        new TextGridWriter(out.file(SafePath.stem(path) + TextGridFiles.EXTENSION))
                .write(new TextGrid(0, end, tiers(item, builders), 0));
        out.media(path);
    }

    /** All tiers; one without a name if there is no other, so that there is something to annotate in. */
    private List<Tier> tiers(Item item, Map<String, TierBuilder> builders) {
        List<Tier> all = new ArrayList<>();
        builders.forEach((name, builder) -> {
            if (!name.equals(NO_CATEGORY) || !builder.isEmpty() || builders.size() == 1) {
                all.addAll(builder.tiers(moved -> out.changed(
                        item, moved, AudioCodes.OVERLAP_SPLIT.code(), "it overlaps another one of its category")));
            }
        });
        return all;
    }

    private static long requireTime(long end) throws ItemException {
        if (end > PraatTokens.MOST_MICROS) {
            throw new ItemException(
                    "media.unsupported",
                    "it is longer than " + PraatTokens.MOST_MICROS + " microseconds, which are the most that a TextGrid"
                            + " tells apart. Correct its length, or its intervals");
        }
        return end;
    }

    /** Where the grid ends: with the recording, if that is known. */
    private long end(Item item) throws ItemException {
        if (!(item.media() instanceof Media.Audio audio)) {
            throw new ItemException(
                    "media.unsupported",
                    "TextGrids belong to recordings, not to "
                            + item.media().dataType().key() + ". Export the item in another format");
        }
        if (audio.micros() > 0) {
            return audio.micros();
        }
        long last = 0;
        for (Annotation annotation : item.annotations()) {
            if (annotation.shape() instanceof Shape.Interval interval) {
                last = Math.max(last, interval.endMicros());
            }
        }
        long end = last == 0 ? SECOND : last;
        out.loss(Loss.changed(
                item.id(),
                AudioCodes.DURATION_UNKNOWN.code(),
                "its length is not known; the grid ends " + (last == 0 ? "after a second" : "with the last interval")));
        return end;
    }

    private void write(Annotation annotation, long end, Map<String, TierBuilder> builders, UnwrittenParts parts) {
        String tier =
                annotation.category().isEmpty() ? NO_CATEGORY : plan.tiers().of(annotation.category());
        if (tier.isEmpty() && !hasText(annotation)) {
            out.dropped(parts.item(), annotation, LossCodes.CATEGORY_MISSING, "it has neither a category nor a text");
            return;
        }
        Optional<Shape.Interval> time = time(annotation, end, parts.item());
        if (time.isEmpty()) {
            return;
        }
        String text = text(annotation, tier, parts.item());
        builders.get(tier).add(annotation, time.get().startMicros(), time.get().endMicros(), text);
        TreeSet<String> unwritten = new TreeSet<>(annotation.attributes().keySet());
        if (hasText(annotation)) {
            unwritten.remove(plan.textAttribute());
        }
        parts.attributes(annotation, unwritten);
        parts.group(annotation);
        parts.track(annotation);
        parts.score(annotation);
        parts.provenance(annotation);
        parts.order(annotation);
        out.written(annotation);
    }

    /** The part of an annotation that lies in the grid; empty, and reported, when there is none. */
    private Optional<Shape.Interval> time(Annotation annotation, long end, Item item) {
        if (annotation.shape() instanceof Shape.Whole) {
            out.changed(item, annotation, AudioCodes.TAG_AS_INTERVAL.code(), "written as an interval over all of it");
            return Optional.of(new Shape.Interval(0, end, ALL_CHANNELS));
        }
        if (!(annotation.shape() instanceof Shape.Interval interval)) {
            out.dropped(item, annotation, LossCodes.GEOMETRY_UNSUPPORTED, "a TextGrid has times only");
            return Optional.empty();
        }
        long from = Math.max(0, interval.startMicros());
        long to = Math.min(end, interval.endMicros());
        boolean isPoint = interval.startMicros() == interval.endMicros();
        if (isPoint ? from != to : from >= to) {
            out.dropped(item, annotation, LossCodes.GEOMETRY_DEGENERATE, "it lies outside of the recording");
            return Optional.empty();
        }
        if (to - from < interval.endMicros() - interval.startMicros()) {
            out.changed(item, annotation, AudioCodes.TIME_CLIPPED.code(), "cut where the recording begins or ends");
        }
        if (interval.channel() != ALL_CHANNELS) {
            out.changed(item, annotation, AudioCodes.CHANNEL_DROPPED.code(), "channel " + interval.channel());
        }
        return Optional.of(new Shape.Interval(from, to, ALL_CHANNELS));
    }

    private boolean hasText(Annotation annotation) {
        return annotation.attributes().get(plan.textAttribute()) instanceof Value.Text value
                && !value.text().isBlank();
    }

    /** The text of an interval: its own, or the name of its tier, since an interval without text stands for nothing. */
    private String text(Annotation annotation, String tier, Item item) {
        if (!hasText(annotation)) {
            return tier;
        }
        String text = ((Value.Text) annotation.attributes().get(plan.textAttribute())).text();
        String written = UNWRITABLE.matcher(text).replaceAll("_");
        if (!written.equals(text)) {
            out.changed(
                    item, annotation, LossCodes.TEXT_CONTROL_CHARS, "control characters of its text are written as _");
        }
        return written;
    }
}
