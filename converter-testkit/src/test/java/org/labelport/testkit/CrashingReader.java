package org.labelport.testkit;

import java.io.IOException;
import java.util.Optional;
import org.labelport.model.Item;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;

/** Lets what it does not expect escape as it is. */
@ProvidesTarget(target = "boxlist", title = "Box list, unchecked", data__types = "image")
final class CrashingReader extends ReferenceReader {

    @Override
    public ItemSource open(SourceRequest request) throws ExportException, IOException {
        ItemSource source = super.open(request);
        return new ItemSource() {
            @Override
            public Optional<Item> next() throws IOException {
                try {
                    return source.next();
                } catch (ExportException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public Taxonomy taxonomy() {
                return source.taxonomy();
            }

            @Override
            public void close() throws IOException {
                source.close();
            }
        };
    }
}
