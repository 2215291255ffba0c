package org.labelport.testkit;

import java.io.IOException;
import java.util.Optional;
import org.labelport.model.Item;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;

/** Leaves the list of categories to whoever collects them from the annotations. */
@ProvidesTarget(target = "boxlist", title = "Box list without its categories", data__types = "image")
final class ForgetfulReader extends ReferenceReader {

    @Override
    public ItemSource open(SourceRequest request) throws ExportException, IOException {
        ItemSource source = super.open(request);
        return new ItemSource() {
            @Override
            public Optional<Item> next() throws ExportException, IOException {
                return source.next();
            }

            @Override
            public Taxonomy taxonomy() {
                return Taxonomy.EMPTY;
            }

            @Override
            public void close() throws IOException {
                source.close();
            }
        };
    }
}
