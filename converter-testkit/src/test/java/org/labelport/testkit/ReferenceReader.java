package org.labelport.testkit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.labelport.model.Annotation;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.options.OptionSpec;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.ItemSource;
import org.labelport.target.MediaFolder;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;

/** Reads what {@link ReferenceConverter} writes. */
@ProvidesTarget(
        target = "boxlist",
        title = "Box list",
        data__types = {"image"})
class ReferenceReader implements TargetHandler {

    @Override
    public List<OptionSpec> filterKeys() {
        return List.of(OptionSpec.required("path", OptionSpec.Type.PATH, "the export's folder"));
    }

    @Override
    public ItemSource open(SourceRequest request) throws ExportException, IOException {
        return checked(() -> opened(request));
    }

    /** Whatever is wrong with files, of which there are many ways, is one refusal. */
    private static <T> T checked(Callable<T> reading) throws ExportException, IOException {
        try {
            return reading.call();
        } catch (ExportException | FileSystemException e) {
            throw e;
        } catch (Exception e) {
            throw new ExportException("reference.syntax", "the files cannot be read: " + e.getMessage(), e);
        }
    }

    private ItemSource opened(SourceRequest request) throws IOException {
        Path root = request.filter().path("path");
        List<Category> categories = new ArrayList<>();
        try (JsonParser json =
                ReferenceConverter.JSON.createParser(Files.readString(root.resolve("categories.json")))) {
            json.nextToken();
            while (json.nextToken() == JsonToken.VALUE_STRING) {
                categories.add(Category.of(json.getText()));
            }
        }
        Taxonomy taxonomy = new Taxonomy(categories);
        MediaFolder pictures = new MediaFolder(root.resolve("pictures"));
        BufferedReader lines = Files.newBufferedReader(root.resolve("items.jsonl"));
        return new ItemSource() {
            @Override
            public Optional<Item> next() throws ExportException, IOException {
                return checked(() -> {
                    String line = lines.readLine();
                    return line == null ? Optional.empty() : Optional.of(item(line, root, pictures, taxonomy));
                });
            }

            @Override
            public Taxonomy taxonomy() {
                return taxonomy;
            }

            @Override
            public void close() throws IOException {
                lines.close();
            }
        };
    }

    private Item item(String line, Path root, MediaFolder pictures, Taxonomy taxonomy)
            throws IOException, ExportException {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser json = ReferenceConverter.JSON.createParser(line)) {
            json.nextToken();
            for (JsonToken token = json.nextToken();
                    token != null && token != JsonToken.END_OBJECT;
                    token = json.nextToken()) {
                String name = json.currentName();
                json.nextToken();
                fields.put(String.valueOf(name), String.valueOf(json.getText()));
            }
        }
        String path = fields.get("path");
        List<Annotation> annotations = new ArrayList<>();
        for (String row : Files.readAllLines(root.resolve("boxes/" + path + ".txt"))) {
            String[] cells = row.split(" ");
            annotations.add(Annotation.of(
                    "b" + annotations.size(),
                    taxonomy.names().get(Integer.parseInt(cells[0])),
                    Shape.Box.of(number(cells[1]), number(cells[2]), number(cells[3]), number(cells[4]))));
        }
        try {
            Media media = Media.Image.of(
                    MediaFolder.blob(pictures.find(path)),
                    Integer.parseInt(fields.get("width")),
                    Integer.parseInt(fields.get("height")));
            return Item.of(path, path, media, annotations).withSplit(Split.valueOf(fields.get("split")));
        } catch (ItemException e) {
            throw new ExportException(e.code(), e.getMessage(), e);
        }
    }

    double number(String cell) {
        return Double.parseDouble(cell);
    }
}
