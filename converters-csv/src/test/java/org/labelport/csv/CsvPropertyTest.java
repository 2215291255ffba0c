package org.labelport.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.labelport.model.Blob;
import org.labelport.model.DataType;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Taxonomy;
import org.labelport.options.Options;
import org.labelport.testkit.Requests;
import org.labelport.testkit.trial.RandomItems;
import org.labelport.testkit.trial.Trial;
import org.labelport.verify.Problem;

/** Whatever the model can hold is written and read back unchanged, for every type of data and every option. */
class CsvPropertyTest {

    /** Losses that reading undoes. The covered text of a span is for information only. */
    private static final Set<String> UNDONE = Set.of("file.renamed", "csv.formula-guarded", "text.control-chars");

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void everythingComesBack(@ForAll long seed, @ForAll DataType type, @ForAll CsvForm form) throws Exception {
        RandomItems random = new RandomItems(new Random(seed));
        Taxonomy taxonomy = random.taxonomy();
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            items.add(random.item(type, "item " + i, taxonomy));
        }
        Path folder = Files.createTempDirectory("csv");
        try {
            Trial written = Trial.write(new CsvConverter(), form.options, taxonomy, items, folder);
            assertEquals(List.of(), written.errors());
            assertEquals(
                    List.of(),
                    written.lossCodes().stream()
                            .filter(code -> !UNDONE.contains(code))
                            .toList());
            assertEquals(List.of(), problems(folder, form));
            Trial read = Trial.read(new CsvTarget(), Map.of("path", folder.toString()), folder);
            assertEquals(List.of(), read.errors());
            assertEquals(taxonomy, read.taxonomy());
            for (int i = 0; i < items.size(); i++) {
                assertEquals(items.get(i), read.items().get(i));
            }
            assertEquals(items.size(), read.items().size());
        } finally {
            Tables.delete(folder);
        }
    }

    enum CsvForm {
        PLAIN(Map.of()),
        EXCEL(Map.of("excel", "true", "separator", "semicolon")),
        GUARDED(Map.of("formula-guard", "apostrophe", "separator", "tab"));

        private final Map<String, String> options;

        CsvForm(Map<String, String> options) {
            this.options = options;
        }
    }

    private static List<Problem> problems(Path folder, CsvForm form) throws Exception {
        CsvConverter converter = new CsvConverter();
        List<Problem> problems = new ArrayList<>();
        converter
                .verifier()
                .orElseThrow()
                .verify(Requests.verify(
                        folder,
                        Options.check("format", converter.options(), form.options),
                        folder,
                        file -> Media.Image.of(Blob.ABSENT, 1, 1),
                        problems::add));
        return problems;
    }
}
