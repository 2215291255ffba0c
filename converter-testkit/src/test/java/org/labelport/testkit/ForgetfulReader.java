package org.labelport.testkit;

import java.io.IOException;
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
        return new ForwardingSource(super.open(request)) {
            @Override
            public Taxonomy taxonomy() {
                return Taxonomy.EMPTY;
            }
        };
    }
}
