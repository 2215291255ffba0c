package org.labelport.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.labelport.export.ExportEvent.Phase;

/**
 * How far a step is, as one line: {@code write  43,210 / 114,467 items  38 %  12,345 items/s  0:06 left}.
 *
 * @param done items so far
 * @param total items in all, where known
 * @param failed items and annotations with errors so far
 * @param perSecond 0 when not known
 */
record ProgressLine(Phase phase, long done, OptionalLong total, long failed, double perSecond) {

    private static final String GAP = "  ";

    /** The line, without the parts at its end that do not fit. */
    String text(int columns) {
        StringBuilder line = new StringBuilder(verb(phase));
        for (String part : parts()) {
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
            case PUBLISH -> "publish";
        };
    }

    private List<String> parts() {
        List<String> parts = new ArrayList<>();
        if (done == 0 && total.isEmpty()) {
            return parts;
        }
        parts.add(
                total.isPresent()
                        ? Quantity.count(done) + " / " + Quantity.count(total.getAsLong(), "item")
                        : Quantity.count(done, "item"));
        if (total.isPresent() && total.getAsLong() > 0) {
            parts.add(Math.min(100, done * 100 / total.getAsLong()) + " %");
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
}
