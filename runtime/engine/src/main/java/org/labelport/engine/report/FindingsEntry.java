package org.labelport.engine.report;

import java.util.List;
import org.labelport.engine.journal.Entry;
import org.labelport.report.ItemError;
import org.labelport.report.Loss;

/** Losses and errors as they are kept in a journal. */
public final class FindingsEntry {

    private FindingsEntry() {}

    public static List<Entry> ofLosses(List<Loss> losses) {
        return Entry.each(
                losses,
                loss -> Entry.of(
                        "item", loss.item(),
                        "annotation", loss.annotation(),
                        "code", loss.code(),
                        "detail", loss.detail(),
                        "effect", loss.effect().name()));
    }

    public static List<Loss> losses(List<Entry> entries) {
        return entries.stream()
                .map(entry -> new Loss(
                        entry.text("item"),
                        entry.text("annotation"),
                        entry.text("code"),
                        entry.text("detail"),
                        Loss.Effect.valueOf(entry.text("effect"))))
                .toList();
    }

    public static List<Entry> ofErrors(List<ItemError> errors) {
        return Entry.each(
                errors,
                error -> Entry.of(
                        "item", error.item(),
                        "annotation", error.annotation(),
                        "code", error.code(),
                        "message", error.message(),
                        "items", error.items(),
                        "annotations", error.annotations()));
    }

    public static List<ItemError> errors(List<Entry> entries) {
        return entries.stream()
                .map(entry -> new ItemError(
                        entry.text("item"),
                        entry.text("annotation"),
                        entry.text("code"),
                        entry.text("message"),
                        entry.integer("items"),
                        entry.integer("annotations")))
                .toList();
    }
}
