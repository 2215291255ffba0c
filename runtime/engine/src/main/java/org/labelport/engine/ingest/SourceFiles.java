package org.labelport.engine.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.labelport.engine.catalogue.InstalledTarget;
import org.labelport.engine.unpack.Unpacked;
import org.labelport.engine.unpack.UnpackedFolder;
import org.labelport.limits.Limits;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.Loss;
import org.labelport.target.SourceReport;

/** Unpacks the archives of a source: its target reads their content, while messages about files name the archives. */
final class SourceFiles {

    /** The filter key of the source itself; where its archive holds a single file, that file is the source. */
    private static final String PATH = "path";

    private final Options filter;
    private final List<UnpackedFolder> packed;

    private SourceFiles(Options filter, List<UnpackedFolder> packed) {
        this.filter = filter;
        this.packed = packed;
    }

    /**
     * Unpacks the files that are archives.
     *
     * @param folder the folder to unpack into: absent, or with what an earlier process has unpacked
     * @param report takes progress
     */
    static SourceFiles of(InstalledTarget target, Options filter, Path folder, SourceReport report, Limits limits)
            throws ExportException, IOException {
        List<OptionSpec> keys = target.handler().filterKeys();
        Map<String, Object> given = new LinkedHashMap<>(filter.given());
        List<UnpackedFolder> packed = new ArrayList<>();
        for (OptionSpec key : keys) {
            if (filter.values().get(key.name()) instanceof Path archive && Unpacked.isArchive(archive)) {
                UnpackedFolder unpacked =
                        UnpackedFolder.of(archive, folder.resolve(key.name()), any -> true, limits, report::scanned);
                packed.add(unpacked);
                given.put(key.name(), meant(unpacked, key.name()).toString());
            }
        }
        return packed.isEmpty()
                ? new SourceFiles(filter, packed)
                : new SourceFiles(
                        Options.check(
                                target.name(), keys, given, target.handler().otherFilterKeys()),
                        packed);
    }

    /** What the user would have named if the source were not packed. */
    private static Path meant(UnpackedFolder unpacked, String key) {
        return key.equals(PATH) ? unpacked.file().orElse(unpacked.data()) : unpacked.data();
    }

    /** The user's filter, with the paths of the unpacked files. */
    Options filter() {
        return filter;
    }

    /** A report for the target, which names archives in messages about files. */
    SourceReport report(SourceReport report) {
        return packed.isEmpty() ? report : new NamingReport(report);
    }

    /** The target's failure, with archives named in its message. */
    ExportException named(ExportException failure) {
        return packed.isEmpty()
                ? failure
                : new ExportException(failure.code(), named(failure.code(), failure.getMessage()), failure);
    }

    private String named(String code, String message) {
        String named = message;
        for (UnpackedFolder one : packed) {
            named = one.named(code, named);
        }
        return named;
    }

    private final class NamingReport implements SourceReport {

        private final SourceReport report;

        NamingReport(SourceReport report) {
            this.report = report;
        }

        @Override
        public void error(ItemError error) throws ExportException {
            report.error(new ItemError(
                    error.item(),
                    error.annotation(),
                    error.code(),
                    named(error.code(), error.message()),
                    error.items(),
                    error.annotations()));
        }

        @Override
        public void loss(Loss loss) {
            report.loss(new Loss(
                    loss.item(), loss.annotation(), loss.code(), named(loss.code(), loss.detail()), loss.effect()));
        }

        @Override
        public void scanned(long bytesDone, long bytesTotal) throws ExportException {
            report.scanned(bytesDone, bytesTotal);
        }
    }
}
