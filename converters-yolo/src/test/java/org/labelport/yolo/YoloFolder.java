package org.labelport.yolo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Item;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.Loss;
import org.labelport.testkit.trial.Trial;

/** A folder of YOLO for the tests of its reader, and what was said when it was read. */
abstract class YoloFolder {

    static final String NAMES = "names: [cat, dog]\n";

    @TempDir
    Path folder;

    final List<ItemError> errors = new ArrayList<>();
    final List<Loss> losses = new ArrayList<>();
    Taxonomy taxonomy = Taxonomy.EMPTY;

    List<String> lossCodes() {
        return losses.stream().map(Loss::code).toList();
    }

    List<Item> read() throws ExportException, IOException {
        return read(folder);
    }

    List<Item> read(Path path) throws ExportException, IOException {
        Trial trial = Reading.of(new YoloTarget(), path, Map.of());
        errors.addAll(trial.errors());
        losses.addAll(trial.losses());
        taxonomy = trial.taxonomy();
        return trial.items();
    }

    void yaml(String text) throws IOException {
        label("data.yaml", text);
    }

    void picture(String name) throws IOException {
        Pictures.png(folder.resolve(name), 100, 50);
    }

    void label(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
