package org.labelport.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.labelport.model.Item;
import org.labelport.report.ExportException;
import org.labelport.report.LossCodes;

/** Exports hostile data, and looks for items that are missing, files that are outside, shared, or renamed in silence. */
final class HostileNames {

    private final EngineTrial trial;
    private final DataSet data;

    HostileNames(EngineTrial trial, DataSet data) {
        this.trial = trial;
        this.data = data;
    }

    void verify() throws IOException, InterruptedException {
        Set<String> before = everything();
        EngineTrial.Export export = export();
        Set<String> outside = everything();
        outside.removeAll(before);
        String own = relative(export.folder());
        outside.removeIf(path -> path.equals(own) || path.startsWith(own + "/") || own.startsWith(path + "/"));
        Rule.NAMES.require(outside.isEmpty(), "there are files outside the export " + own + ": " + outside);
        List<Finding> errors = Finding.errors(export.files());
        Rule.NAMES.require(
                errors.isEmpty(),
                errors.size() + " of " + data.items().size() + " items with hostile names or texts were not written."
                        + " Two items that share a file show as file.conflict. The first: "
                        + (errors.isEmpty() ? "" : errors.get(0)));
        requireApart(export.files());
        requireRenamesReported(export.files());
    }

    private EngineTrial.Export export() throws IOException, InterruptedException {
        try {
            return trial.export(data);
        } catch (ExportException e) {
            throw Rule.NAMES.failure("hostile names or texts of single items ended the whole run: " + e.line());
        }
    }

    private void requireApart(ExportTree export) {
        Map<String, String> byLowerCase = new HashMap<>();
        for (String path : export.paths()) {
            String other = byLowerCase.put(path.toLowerCase(Locale.ROOT), path);
            Rule.NAMES.require(
                    other == null,
                    "'" + other + "' and '" + path + "' are one file on Windows and macOS: names differ only in case");
        }
    }

    private void requireRenamesReported(ExportTree export) throws IOException {
        Map<String, Long> renamed = new HashMap<>();
        for (Finding loss : Finding.losses(export)) {
            if (loss.code().equals(LossCodes.FILE_RENAMED)) {
                renamed.merge(loss.item(), 1L, Long::sum);
            }
        }
        renamed.forEach((item, count) -> Rule.NAMES.require(
                count == 1, "file.renamed is reported " + count + " times for item '" + item + "', once is enough"));
        Map<ByteBuffer, String> copies = new HashMap<>();
        export.files().forEach((path, content) -> copies.put(ByteBuffer.wrap(content), path));
        List<String> notCopied = new ArrayList<>();
        int copied = 0;
        for (Item item : data.items()) {
            if (item.media().blob().location().isEmpty()) {
                continue;
            }
            byte[] original =
                    Files.readAllBytes(Path.of(item.media().blob().location().get()));
            String copy = copies.get(ByteBuffer.wrap(original));
            if (copy == null) {
                notCopied.add(item.path());
                continue;
            }
            copied++;
            boolean sameName = ("/" + copy).endsWith("/" + item.path());
            Rule.NAMES.require(
                    sameName || renamed.containsKey(item.id()),
                    "the file '" + item.path() + "' is written as '" + copy + "' and file.renamed is not reported for"
                            + " item '" + item.id() + "'");
        }
        Rule.NAMES.require(
                copied == 0 || notCopied.isEmpty(),
                "the originals of some items are in the export, but not those of " + notCopied);
    }

    private Set<String> everything() throws IOException {
        try (Stream<Path> paths = Files.walk(trial.folder())) {
            Set<String> all = new TreeSet<>();
            paths.forEach(path -> all.add(relative(path)));
            return all;
        }
    }

    private String relative(Path path) {
        return trial.folder()
                .toAbsolutePath()
                .relativize(path.toAbsolutePath())
                .toString()
                .replace('\\', '/');
    }
}
