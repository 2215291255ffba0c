package org.labelport.engine.ingest;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.labelport.engine.catalogue.InstalledTarget;
import org.labelport.engine.pack.Unpacked;
import org.labelport.engine.pack.UnpackedFolder;
import org.labelport.limits.Limits;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.Loss;
import org.labelport.target.FileKind;
import org.labelport.target.SourceReport;

/**
 * The files of a source that somebody packed: its target reads what was in the archives, and what is said of files names the archives.
 */
final class SourceFiles {

    /** What a user names, for whom a single file that was packed is the source. */
    private static final String PATH = "path";

    private static final Pattern EXTENSIONS = Pattern.compile("(?i)(?<=.)(\\.(zip|tar|tgz|gz|tbz2?|bz2))+$");

    private final Options filter;
    private final List<Packed> packed;

    /** @param remedy what to do where files are not found, since all of them lie in one folder; may be empty */
    private record Packed(UnpackedFolder folder, String remedy) {

        static Packed of(Path archive, Path folder, Path meant) throws IOException {
            Optional<Path> only = meant.equals(folder) ? onlyEntry(folder) : Optional.empty();
            String remedy = only.filter(FileKind::isFolder)
                    .map(inner -> ". All of the archive lies in a folder '" + inner.getFileName()
                            + "': unpack it and give that folder, or call the archive like it")
                    .orElse("");
            return new Packed(new UnpackedFolder(archive.toAbsolutePath().normalize(), folder), remedy);
        }

        String named(String code, String message) {
            String named = folder.named(message);
            boolean missing = code.endsWith(".missing") && !named.equals(message);
            return missing && !remedy.isEmpty() ? named.replaceFirst("\\.$", "") + remedy : named;
        }
    }

    private SourceFiles(Options filter, List<Packed> packed) {
        this.filter = filter;
        this.packed = packed;
    }

    /**
     * Unpacks those that are packed.
     *
     * @param folder to unpack into: not there, or with what an earlier process has unpacked
     */
    static SourceFiles of(InstalledTarget target, Options filter, Path folder, Limits limits)
            throws ExportException, IOException {
        List<OptionSpec> keys = target.handler().filterKeys();
        Map<String, Object> given = new LinkedHashMap<>(filter.given());
        List<Packed> packed = new ArrayList<>();
        for (OptionSpec key : keys) {
            if (filter.values().get(key.name()) instanceof Path archive && isPacked(archive)) {
                Path unpacked = unpacked(archive, folder.resolve(key.name()).toAbsolutePath(), limits);
                Path meant = meant(unpacked, key.name());
                packed.add(Packed.of(archive, unpacked, meant));
                given.put(key.name(), meant.toString());
            }
        }
        return packed.isEmpty()
                ? new SourceFiles(filter, packed)
                : new SourceFiles(
                        Options.check(
                                target.name(), keys, given, target.handler().otherFilterKeys()),
                        packed);
    }

    private static boolean isPacked(Path path) {
        try {
            return Unpacked.isArchive(path);
        } catch (IOException e) {
            return false; // the target comes to it too, and names the file
        }
    }

    /** Under the archive's name, since a folder's is part of some data sets. */
    private static Path unpacked(Path archive, Path folder, Limits limits) throws ExportException, IOException {
        Path unpacked = folder.resolve(
                EXTENSIONS.matcher(archive.getFileName().toString()).replaceFirst(""));
        if (!Files.exists(unpacked)) {
            Unpacked.of(archive, Files.createDirectories(unpacked), any -> true, limits);
        }
        return unpacked;
    }

    /**
     * What the user would have named: the file, if it is all that was packed, or the folder, if that gave the archive its name. Folders of
     * other names stay where they are, as they may be a split or a class.
     */
    private static Path meant(Path folder, String key) throws IOException {
        Optional<Path> only = onlyEntry(folder);
        if (only.isEmpty()) {
            return folder;
        }
        boolean is = switch (FileKind.of(only.get())) {
            case FOLDER -> only.get().getFileName().equals(folder.getFileName());
            case FILE -> key.equals(PATH);
            default -> false;
        };
        return is ? only.get() : folder;
    }

    private static Optional<Path> onlyEntry(Path folder) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, SourceFiles::isOfData)) {
            Iterator<Path> entry = entries.iterator();
            Optional<Path> first = entry.hasNext() ? Optional.of(entry.next()) : Optional.empty();
            return entry.hasNext() ? Optional.empty() : first;
        }
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

    /** Takes what the target says of files. */
    SourceReport report(SourceReport report) {
        return packed.isEmpty() ? report : new NamingReport(report);
    }

    /** What the target failed with. */
    ExportException named(ExportException failure) {
        return packed.isEmpty()
                ? failure
                : new ExportException(failure.code(), named(failure.code(), failure.getMessage()), failure);
    }

    private String named(String code, String message) {
        String named = message;
        for (Packed one : packed) {
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
