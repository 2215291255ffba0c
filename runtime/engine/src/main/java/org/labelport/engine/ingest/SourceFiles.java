package org.labelport.engine.ingest;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.labelport.engine.catalogue.InstalledTarget;
import org.labelport.engine.pack.Unpacked;
import org.labelport.limits.Limits;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.Loss;
import org.labelport.target.FileKind;
import org.labelport.target.SourceReport;

/**
 * The files of a source that somebody packed into one: its target reads what was in it, and what is said of its files names the archive.
 */
final class SourceFiles {

    private static final String PATH = "path";
    private static final Pattern EXTENSIONS = Pattern.compile("(?i)(?<=.)(\\.(zip|tar|tgz|gz))+$");

    private final Options filter;
    private final Optional<Packed> packed;

    /**
     * @param archive that the user named
     * @param folder that it was unpacked into
     */
    private record Packed(Path archive, Path folder) {

        String named(String message) {
            return message.replace(folder.toString(), archive.toString());
        }
    }

    private SourceFiles(Options filter, Optional<Packed> packed) {
        this.filter = filter;
        this.packed = packed;
    }

    /**
     * Unpacks them where they are packed.
     *
     * @param folder to unpack into: new, or with what an earlier process has unpacked
     */
    static SourceFiles of(InstalledTarget target, Options filter, Path folder, Limits limits)
            throws ExportException, IOException {
        if (!(filter.values().get(PATH) instanceof Path archive) || !Unpacked.isArchive(archive)) {
            return new SourceFiles(filter, Optional.empty());
        }
        Path unpacked = folder.toAbsolutePath()
                .resolve(EXTENSIONS.matcher(archive.getFileName().toString()).replaceFirst(""));
        if (!Files.exists(unpacked)) {
            Path unfinished = Files.createDirectories(folder.resolve("unfinished"));
            Unpacked.of(archive, unfinished, any -> true, limits);
            Files.move(unfinished, unpacked);
        }
        Map<String, Object> given = new LinkedHashMap<>(filter.given());
        given.put(PATH, onlyEntry(unpacked).toString());
        Options inside = Options.check(
                target.name(),
                target.handler().filterKeys(),
                given,
                target.handler().otherFilterKeys());
        return new SourceFiles(
                inside, Optional.of(new Packed(archive.toAbsolutePath().normalize(), unpacked)));
    }

    /** Who packs a folder or a file often packs nothing else: that is what the user would have named. */
    private static Path onlyEntry(Path folder) throws IOException {
        Optional<Path> only = Optional.empty();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, SourceFiles::isOfData)) {
            for (Path entry : entries) {
                if (only.isPresent()) {
                    return folder;
                }
                only = Optional.of(entry);
            }
        }
        return only.isEmpty() || FileKind.of(only.get()) == FileKind.FILE ? only.orElse(folder) : onlyEntry(only.get());
    }

    /** What systems add when they pack is not. */
    private static boolean isOfData(Path entry) {
        String name = entry.getFileName().toString();
        return !name.startsWith(".") && !name.equals("__MACOSX");
    }

    /** The user's filter, with the place of files that can be read. */
    Options filter() {
        return filter;
    }

    SourceReport report(SourceReport report) {
        return packed.isPresent() ? new NamingReport(report, packed.get()) : report;
    }

    ExportException named(ExportException failure) {
        return packed.isPresent()
                ? new ExportException(failure.code(), packed.get().named(failure.getMessage()), failure)
                : failure;
    }

    private record NamingReport(SourceReport report, Packed packed) implements SourceReport {

        @Override
        public void error(ItemError error) throws ExportException {
            report.error(new ItemError(
                    error.item(),
                    error.annotation(),
                    error.code(),
                    packed.named(error.message()),
                    error.items(),
                    error.annotations()));
        }

        @Override
        public void loss(Loss loss) {
            report.loss(
                    new Loss(loss.item(), loss.annotation(), loss.code(), packed.named(loss.detail()), loss.effect()));
        }

        @Override
        public void scanned(long bytesDone, long bytesTotal) throws ExportException {
            report.scanned(bytesDone, bytesTotal);
        }
    }
}
