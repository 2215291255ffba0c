package org.labelport.engine.report;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.labelport.engine.journal.Entry;
import org.labelport.output.ByteText;
import org.labelport.report.ItemError;
import org.labelport.report.Loss;

/**
 * Losses and errors of a stretch of a run: as lines of JSON, as counts by code, and the first few of each code as
 * examples. Not thread-safe; stretches are merged in the data set's order, so that the result does not depend on timing.
 */
public final class Findings {

    private static final byte[] ITEM = JsonLines.name("item");
    private static final byte[] ANNOTATION = JsonLines.name("annotation");
    private static final byte[] CODE = JsonLines.name("code");
    private static final byte[] EFFECT = JsonLines.name("effect");
    private static final byte[] DETAIL = JsonLines.name("detail");
    private static final byte[] MESSAGE = JsonLines.name("message");
    private static final byte[] ITEMS = JsonLines.name("items");
    private static final byte[] ANNOTATIONS = JsonLines.name("annotations");

    private final JsonLines lossLines = new JsonLines();
    private final JsonLines errorLines = new JsonLines();
    private final Kinds<Loss> losses = new Kinds<>();
    private final Kinds<ItemError> errors = new Kinds<>();
    private long droppedItems;
    private long droppedAnnotations;
    private long filteredItems;
    private long filteredAnnotations;
    private long failedItems;
    private long failedAnnotations;
    private final SortedSet<String> involuntary = new TreeSet<>();

    public void add(Loss loss) {
        losses.add(loss.code(), loss);
        switch (loss.effect()) {
            case CHANGED -> involuntary.add(loss.code());
            case DROPPED -> {
                involuntary.add(loss.code());
                if (loss.annotation().isEmpty()) {
                    droppedItems++;
                } else {
                    droppedAnnotations++;
                }
            }
            case FILTERED -> filteredAnnotations += loss.annotation().isEmpty() ? 0 : 1;
        }
        place(lossLines, loss.item(), loss.annotation());
        lossLines
                .field(CODE, loss.code())
                .field(EFFECT, text(loss.effect()))
                .field(DETAIL, loss.detail())
                .end();
    }

    private static String text(Loss.Effect effect) {
        return switch (effect) {
            case CHANGED -> "changed";
            case DROPPED -> "dropped";
            case FILTERED -> "filtered";
        };
    }

    /** Adds an item that was left out on purpose, with all its annotations. */
    public void addSkipped(Loss loss, int annotations) {
        add(loss);
        filteredItems++;
        filteredAnnotations += annotations;
    }

    public void add(ItemError error) {
        errors.add(error.code(), error);
        failedItems += error.items();
        failedAnnotations += error.annotations();
        place(errorLines, error.item(), error.annotation());
        errorLines
                .field(CODE, error.code())
                .field(MESSAGE, error.message())
                .field(ITEMS, error.items())
                .field(ANNOTATIONS, error.annotations())
                .end();
    }

    /** Adds counts and examples of a later stretch; its lines are kept elsewhere. */
    public void merge(Findings later) {
        losses.merge(later.losses);
        errors.merge(later.errors);
        droppedItems += later.droppedItems;
        droppedAnnotations += later.droppedAnnotations;
        filteredItems += later.filteredItems;
        filteredAnnotations += later.filteredAnnotations;
        failedItems += later.failedItems;
        failedAnnotations += later.failedAnnotations;
        involuntary.addAll(later.involuntary);
    }

    /** Counts and examples as they are kept in a journal; the lines are kept elsewhere. */
    public Entry entry() {
        return Entry.of(
                "losses",
                losses(),
                "errors",
                errors(),
                "lossExamples",
                FindingsEntry.ofLosses(lossExamples()),
                "errorExamples",
                FindingsEntry.ofErrors(errorExamples()),
                "droppedItems",
                droppedItems,
                "droppedAnnotations",
                droppedAnnotations,
                "filteredItems",
                filteredItems,
                "filteredAnnotations",
                filteredAnnotations,
                "failedItems",
                failedItems,
                "failedAnnotations",
                failedAnnotations,
                "involuntary",
                List.copyOf(involuntary));
    }

    /** Counts and examples that a journal has kept. */
    public static Findings of(Entry entry) {
        Findings findings = new Findings();
        entry.numbers("losses").forEach(findings.losses::count);
        entry.numbers("errors").forEach(findings.errors::count);
        FindingsEntry.losses(entry.entries("lossExamples")).forEach(loss -> findings.losses.keep(loss.code(), loss));
        FindingsEntry.errors(entry.entries("errorExamples"))
                .forEach(error -> findings.errors.keep(error.code(), error));
        findings.droppedItems = entry.number("droppedItems");
        findings.droppedAnnotations = entry.number("droppedAnnotations");
        findings.filteredItems = entry.number("filteredItems");
        findings.filteredAnnotations = entry.number("filteredAnnotations");
        findings.failedItems = entry.number("failedItems");
        findings.failedAnnotations = entry.number("failedAnnotations");
        findings.involuntary.addAll(entry.texts("involuntary"));
        return findings;
    }

    /** Losses so far, one JSON object a line. The caller may take the lines and clear them. */
    public ByteText lossLines() {
        return lossLines.text();
    }

    /** Errors so far, one JSON object a line. The caller may take the lines and clear them. */
    public ByteText errorLines() {
        return errorLines.text();
    }

    /** Releases the lines, once they are kept elsewhere. */
    public void releaseLines() {
        lossLines.release();
        errorLines.release();
    }

    /** Number of losses by code. */
    public SortedMap<String, Long> losses() {
        return losses.counts();
    }

    /** Number of errors by code. */
    public SortedMap<String, Long> errors() {
        return errors.counts();
    }

    /** The first few losses of each code. */
    public List<Loss> lossExamples() {
        return losses.examples();
    }

    /** The first few errors of each code. */
    public List<ItemError> errorExamples() {
        return errors.examples();
    }

    public long droppedItems() {
        return droppedItems;
    }

    public long droppedAnnotations() {
        return droppedAnnotations;
    }

    public long filteredItems() {
        return filteredItems;
    }

    public long filteredAnnotations() {
        return filteredAnnotations;
    }

    public long failedItems() {
        return failedItems;
    }

    public long failedAnnotations() {
        return failedAnnotations;
    }

    /** Codes of losses that the user did not ask for. */
    public SortedSet<String> involuntary() {
        return Collections.unmodifiableSortedSet(involuntary);
    }

    private static void place(JsonLines lines, String item, String annotation) {
        if (!item.isEmpty()) {
            lines.field(ITEM, item);
        }
        if (!annotation.isEmpty()) {
            lines.field(ANNOTATION, annotation);
        }
    }
}
