package org.labelport.testkit;

import java.io.IOException;
import java.text.NumberFormat;
import java.text.ParseException;
import java.util.Optional;
import org.labelport.model.Item;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;

/** Readers that each make one mistake that shows only on another machine, after many runs, or with unusual names. */
final class BrokenReaders {

    private BrokenReaders() {}

    /** Closes nothing. */
    @ProvidesTarget(target = "boxlist", title = "Box list left open", data__types = "image")
    static final class LeavesOpen extends ReferenceReader {

        @Override
        public ItemSource open(SourceRequest request) throws ExportException, IOException {
            return new ForwardingSource(super.open(request)) {
                @Override
                public void close() {}
            };
        }
    }

    /** Takes numbers for those of the machine's language. */
    @ProvidesTarget(target = "boxlist", title = "Box list in a language", data__types = "image")
    static final class ReadsLocalNumbers extends ReferenceReader {

        @Override
        double number(String cell) {
            try {
                return NumberFormat.getInstance().parse(cell).doubleValue();
            } catch (ParseException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    /** Takes each quote in the name of a category for two. */
    @ProvidesTarget(target = "boxlist", title = "Box list of doubled quotes", data__types = "image")
    static final class DoublesQuotes extends ReferenceReader {

        @Override
        public ItemSource open(SourceRequest request) throws ExportException, IOException {
            return new ForwardingSource(super.open(request)) {
                @Override
                public Optional<Item> next() throws ExportException, IOException {
                    return super.next()
                            .map(item -> item.withAnnotations(item.annotations().stream()
                                    .map(annotation -> annotation.withCategory(doubled(annotation.category())))
                                    .toList()));
                }

                @Override
                public Taxonomy taxonomy() {
                    return new Taxonomy(super.taxonomy().categories().stream()
                            .map(category -> category.withName(doubled(category.name())))
                            .toList());
                }
            };
        }

        private static String doubled(String name) {
            return name.replace("\"", "\"\"");
        }
    }
}
