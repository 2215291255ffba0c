package org.labelport.testkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.labelport.model.Item;
import org.labelport.model.Taxonomy;
import org.labelport.options.OptionSpec;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;

/** Hands a reader's items on and remembers them. Good for one run. */
@ProvidesTarget(
        target = RecordingTarget.ID,
        title = "The reader under test",
        data__types = {"image", "video", "audio", "text", "pcd", "prompt"})
final class RecordingTarget implements TargetHandler {

    static final String ID = "testkit-reader";

    private final TargetHandler reader;
    private final List<Item> items = new ArrayList<>();
    private Taxonomy taxonomy = Taxonomy.EMPTY;

    RecordingTarget(TargetHandler reader) {
        this.reader = reader;
    }

    /** What was read. To be asked after the run. */
    DataSet recorded() {
        return new DataSet(taxonomy, items);
    }

    @Override
    public List<OptionSpec> filterKeys() {
        return reader.filterKeys();
    }

    @Override
    public ItemSource open(SourceRequest request) throws ExportException, IOException {
        ItemSource source = reader.open(request);
        taxonomy = source.taxonomy();
        return new ItemSource() {
            @Override
            public Optional<Item> next() throws ExportException, IOException {
                return source.next();
            }

            @Override
            public Item complete(Item item) throws ExportException, IOException {
                Item complete = source.complete(item);
                items.add(complete);
                return complete;
            }

            @Override
            public Taxonomy taxonomy() {
                return source.taxonomy();
            }

            @Override
            public OptionalLong expectedItems() {
                return source.expectedItems();
            }

            @Override
            public void close() throws IOException {
                source.close();
            }
        };
    }
}
