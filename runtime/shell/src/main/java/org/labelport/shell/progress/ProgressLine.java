package org.labelport.shell.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.labelport.export.ExportEvent.Phase;
import org.labelport.shell.text.Quantity;

/**
 * How far a step is, as one line: {@code write  43,210 / 114,467 items  38 %  12,345 items/s  0:06 left}.
 *
 * @param verb what is done
 * @param parts what is known about it, the most important first
 */
record ProgressLine(String verb, List<String> parts) {

    private static final String GAP = "  ";

    /** A step that has just begun. */
    static ProgressLine start(Phase phase) {
        return new ProgressLine(verb(phase), List.of());
    }

    /** A scan of the source before its first item. */
    static ProgressLine scan(long bytesDone, long bytesTotal) {
        List<String> parts = new ArrayList<>(List.of(Quantity.bytes(bytesDone) + " / " + Quantity.bytes(bytesTotal)));
        if (bytesTotal > 0) {
            parts.add(percent(bytesDone, bytesTotal));
        }
        return new ProgressLine("scan   ", parts);
    }

    /**
     * A step that goes through items.
     *
     * @param done items so far
     * @param total items in all, where known
     * @param failed items and annotations with errors so far
     * @param perSecond 0 when not known
     */
    ProgressLine(Phase phase, long done, OptionalLong total, long failed, double perSecond) {
        this(verb(phase), parts(done, total, failed, perSecond));
    }

    /** The line, without the parts at its end that do not fit. */
    String text(int columns) {
        StringBuilder line = new StringBuilder(verb);
        for (String part : parts) {
            if (line.length() + GAP.length() + part.length() > columns) {
                break;
            }
            line.append(GAP).append(part);
        }
        return line.toString();
    }

    /** One word for a step, all of the same length. */
    static String verb(Phase phase) {
        return switch (phase) {
            case INGEST -> "read   ";
            case PLAN -> "plan   ";
            case WRITE -> "write  ";
            case FINISH -> "finish ";
            case VERIFY -> "verify ";
            case PUBLISH -> "publish";
        };
    }

    private static List<String> parts(long done, OptionalLong total, long failed, double perSecond) {
        List<String> parts = new ArrayList<>();
        if (done == 0 && total.isEmpty()) {
            return parts;
        }
        parts.add(
                total.isPresent()
                        ? Quantity.count(done) + " / " + Quantity.count(total.getAsLong(), "item")
                        : Quantity.count(done, "item"));
        if (total.isPresent() && total.getAsLong() > 0) {
            parts.add(percent(done, total.getAsLong()));
        }
        if (failed > 0) {
            parts.add(Quantity.count(failed, "error"));
        }
        if (perSecond >= 1) {
            parts.add(Quantity.count(Math.round(perSecond)) + " items/s");
            if (total.isPresent() && done < total.getAsLong()) {
                parts.add(Quantity.clock(Math.round(Math.ceil((total.getAsLong() - done) / perSecond))) + " left");
            }
        }
        return parts;
    }

    private static String percent(long done, long total) {
        return Math.min(100, done * 100 / total) + " %";
    }
}
