package org.labelport.engine.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.labelport.engine.journal.Entry;
import org.labelport.output.ByteText;
import org.labelport.report.ItemError;
import org.labelport.report.Loss;

/**
 * Losses and errors of a stretch of a run: as lines of JSON, as counts by code, and the first few of each code as
 * examples. Not thread-safe; stretches are merged in the data set's order, so that the result does not depend on timing.
 */
public final class Findings {

    private static final int EXAMPLES = 3;

    private final JsonLines lossLines = new JsonLines();
    private final JsonLines errorLines = new JsonLines();
    private final SortedMap<String, Long> losses = new TreeMap<>();
    private final SortedMap<String, Long> errors = new TreeMap<>();
    private final Map<String, List<Loss>> lossExamples = new TreeMap<>();
    private final Map<String, List<ItemError>> errorExamples = new TreeMap<>();
    private long droppedAnnotations;
    private long filteredItems;
    private long filteredAnnotations;
    private long failedItems;
    private long failedAnnotations;
    private long involuntaryLosses;

    public void add(Loss loss) {
        losses.merge(loss.code(), 1L, Long::sum);
        keep(lossExamples, loss.code(), loss);
        switch (loss.effect()) {
            case CHANGED -> involuntaryLosses++;
            case DROPPED -> {
                involuntaryLosses++;
                droppedAnnotations++;
            }
            case FILTERED -> filteredAnnotations += loss.annotation().isEmpty() ? 0 : 1;
        }
        place(lossLines, loss.item(), loss.annotation());
        lossLines
                .field("code", loss.code())
                .field("effect", loss.effect().name().toLowerCase(Locale.ROOT))
                .field("detail", loss.detail())
                .end();
    }

    /** Adds an item that was left out on purpose, with all its annotations. */
    public void addSkipped(Loss loss, int annotations) {
        add(loss);
        filteredItems++;
        filteredAnnotations += annotations;
    }

    public void add(ItemError error) {
        errors.merge(error.code(), 1L, Long::sum);
        keep(errorExamples, error.code(), error);
        failedItems += error.items();
        failedAnnotations += error.annotations();
        place(errorLines, error.item(), error.annotation());
        errorLines
                .field("code", error.code())
                .field("message", error.message())
                .field("items", error.items())
                .field("annotations", error.annotations())
                .end();
    }

    /** Adds counts and examples of a later stretch; its lines are kept elsewhere. */
    public void merge(Findings later) {
        later.losses.forEach((code, count) -> losses.merge(code, count, Long::sum));
        later.errors.forEach((code, count) -> errors.merge(code, count, Long::sum));
        later.lossExamples.forEach((code, examples) -> examples.forEach(loss -> keep(lossExamples, code, loss)));
        later.errorExamples.forEach((code, examples) -> examples.forEach(error -> keep(errorExamples, code, error)));
        droppedAnnotations += later.droppedAnnotations;
        filteredItems += later.filteredItems;
        filteredAnnotations += later.filteredAnnotations;
        failedItems += later.failedItems;
        failedAnnotations += later.failedAnnotations;
        involuntaryLosses += later.involuntaryLosses;
    }

    /** Counts and examples as they are kept in a journal; the lines are kept elsewhere. */
    public Entry entry() {
        return Entry.of(
                "losses", losses,
                "errors", errors,
                "lossExamples", FindingsEntry.ofLosses(lossExamples()),
                "errorExamples", FindingsEntry.ofErrors(errorExamples()),
                "droppedAnnotations", droppedAnnotations,
                "filteredItems", filteredItems,
                "filteredAnnotations", filteredAnnotations,
                "failedItems", failedItems,
                "failedAnnotations", failedAnnotations,
                "involuntaryLosses", involuntaryLosses);
    }

    /** Counts and examples that a journal has kept. */
    public static Findings of(Entry entry) {
        Findings findings = new Findings();
        findings.losses.putAll(entry.numbers("losses"));
        findings.errors.putAll(entry.numbers("errors"));
        FindingsEntry.losses(entry.entries("lossExamples"))
                .forEach(loss -> keep(findings.lossExamples, loss.code(), loss));
        FindingsEntry.errors(entry.entries("errorExamples"))
                .forEach(error -> keep(findings.errorExamples, error.code(), error));
        findings.droppedAnnotations = entry.number("droppedAnnotations");
        findings.filteredItems = entry.number("filteredItems");
        findings.filteredAnnotations = entry.number("filteredAnnotations");
        findings.failedItems = entry.number("failedItems");
        findings.failedAnnotations = entry.number("failedAnnotations");
        findings.involuntaryLosses = entry.number("involuntaryLosses");
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

    /** Lets go of the lines, once they are kept elsewhere. */
    public void releaseLines() {
        lossLines.release();
        errorLines.release();
    }

    /** Number of losses by code. */
    public SortedMap<String, Long> losses() {
        return Collections.unmodifiableSortedMap(losses);
    }

    /** Number of errors by code. */
    public SortedMap<String, Long> errors() {
        return Collections.unmodifiableSortedMap(errors);
    }

    /** The first few losses of each code. */
    public List<Loss> lossExamples() {
        return lossExamples.values().stream().flatMap(List::stream).toList();
    }

    /** The first few errors of each code. */
    public List<ItemError> errorExamples() {
        return errorExamples.values().stream().flatMap(List::stream).toList();
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

    /** Number of losses that the user did not ask for. */
    public long involuntaryLosses() {
        return involuntaryLosses;
    }

    private static <T> void keep(Map<String, List<T>> examples, String code, T example) {
        List<T> kept = examples.computeIfAbsent(code, name -> new ArrayList<>());
        if (kept.size() < EXAMPLES) {
            kept.add(example);
        }
    }

    private static void place(JsonLines lines, String item, String annotation) {
        if (!item.isEmpty()) {
            lines.field("item", item);
        }
        if (!annotation.isEmpty()) {
            lines.field("annotation", annotation);
        }
    }
}
