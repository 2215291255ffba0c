package org.labelport.it.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.labelport.convert.Converter;
import org.labelport.engine.LabelportEngine;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportResult;
import org.labelport.report.ExportException;
import org.labelport.settings.Settings;
import org.labelport.target.TargetHandler;

/** Runs exports of data that a test has made, with all that is shipped. */
final class Reading {

    private final Path folder;
    private final LabelportEngine engine;

    /** @param folder empty; holds {@code conf}, {@code data} and {@code out} */
    Reading(Path folder) throws IOException {
        this.folder = folder;
        Path conf = Files.createDirectories(folder.resolve("conf"));
        Files.createDirectories(data());
        engine = new LabelportEngine(Settings.of(Optional.of(conf), Optional.empty()));
        ServiceLoader.load(Converter.class).forEach(engine::add);
        ServiceLoader.load(TargetHandler.class).forEach(engine::add);
    }

    LabelportEngine engine() {
        return engine;
    }

    Path data() {
        return folder.resolve("data");
    }

    /** Puts a file into the data, or into a folder beneath it. */
    Path put(String name, String text) throws IOException {
        Path file = data().resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    void settings(String file, String json) throws IOException {
        Files.writeString(folder.resolve("conf").resolve(file), json);
    }

    /** Everything that an export said: the error that ended it, or what it wrote of errors and losses. */
    String said(String target, String path) throws IOException, InterruptedException {
        return said(target, path, "coco", Map.of());
    }

    /** The same of an export to another format. */
    String said(String target, String path, String format, Map<String, String> options)
            throws IOException, InterruptedException {
        try {
            ExportResult result = engine.start(
                            ExportParams.from(target)
                                    .filter(
                                            "path",
                                            path.isEmpty()
                                                    ? data().toString()
                                                    : data().resolve(path).toString())
                                    .to(format, options)
                                    .destination(folder.resolve("out"))
                                    .build(),
                            ExportListener.NONE)
                    .await();
            StringBuilder said = new StringBuilder();
            for (String report : new String[] {"errors.ndjson", "losses.ndjson"}) {
                Path file = result.exports().get(0).folder().resolve(report);
                said.append(Files.exists(file) ? Files.readString(file) : "");
            }
            return said.toString();
        } catch (ExportException e) {
            return e.line();
        }
    }
}
