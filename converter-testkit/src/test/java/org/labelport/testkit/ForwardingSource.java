package org.labelport.testkit;

import java.io.IOException;
import java.util.Optional;
import org.labelport.model.Item;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;

/** Hands on what another source gives. */
class ForwardingSource implements ItemSource {

    private final ItemSource source;

    ForwardingSource(ItemSource source) {
        this.source = source;
    }

    @Override
    public Optional<Item> next() throws ExportException, IOException {
        return source.next();
    }

    @Override
    public Taxonomy taxonomy() {
        return source.taxonomy();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
