package org.labelport.testkit;

import java.io.IOException;
import java.text.NumberFormat;
import java.text.ParseException;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;

/** Readers that each make one mistake that shows only on another machine, or after many runs. */
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
}
