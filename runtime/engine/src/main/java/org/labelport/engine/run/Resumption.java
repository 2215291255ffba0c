package org.labelport.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.engine.catalogue.Catalogue;
import org.labelport.engine.catalogue.Choice;
import org.labelport.engine.catalogue.InstalledFormat;
import org.labelport.engine.catalogue.InstalledTarget;
import org.labelport.engine.catalogue.Lease;
import org.labelport.engine.journal.Entry;
import org.labelport.engine.journal.Journal;
import org.labelport.engine.run.RequestEntry.Chosen;
import org.labelport.export.ExportParams.FormatRequest;
import org.labelport.options.Options;
import org.labelport.plugin.PluginVersion;
import org.labelport.plugin.VersionRange;
import org.labelport.report.ExportException;
import org.labelport.report.FileTrouble;

/** Restores the request of a run from its journal, with exactly the versions that it began with. */
final class Resumption {

    private final Catalogue catalogue;
    private final String id;
    private final Journal journal;
    private final Path folder;

    Resumption(Catalogue catalogue, String id, RunWorkspace place) {
        this.catalogue = catalogue;
        this.id = id;
        this.journal = place.journal();
        this.folder = place.folder().resolve("");
    }

    /**
     * The request for continuing the run.
     *
     * @param destination the destination in which the run was found
     */
    RunRequest request(Path destination, Lease lease) throws ExportException {
        RequestEntry entry = entry();
        requirePlace(entry, destination);
        InstalledTarget target = target(entry.target(), lease);
        RelativePaths paths = new RelativePaths(entry.workingFolder());
        Options filter = paths.resolved(target, entry.params().filter());
        Map<Choice, Options> formats = new LinkedHashMap<>();
        List<Chosen> chosen = entry.formats();
        for (int i = 0; i < chosen.size(); i++) {
            InstalledFormat format = format(chosen.get(i), lease);
            FormatRequest wanted = entry.params().formats().get(i);
            formats.put(
                    new Choice(format, chosen.get(i).asked(), chosen.get(i).reason()), paths.resolved(format, wanted));
        }
        return new RunRequest(entry.params(), target, filter, formats);
    }

    private RequestEntry entry() throws ExportException {
        Optional<Entry> found = journal.lastBefore(RequestEntry.STEP);
        if (found.isEmpty()) {
            throw new ExportException("run.damaged", RequestEntry.damaged(folder, ""));
        }
        Optional<String> foreign = RequestEntry.foreign(found.get());
        if (foreign.isPresent()) {
            throw new ExportException("run.outdated", "run " + id + " was " + foreign.get());
        }
        try {
            return RequestEntry.read(found.get());
        } catch (RuntimeException e) { // it holds other fields than runs write
            throw new ExportException("run.damaged", RequestEntry.damaged(folder, " (" + e.getMessage() + ")"), e);
        }
    }

    /** Requires that the run is where it was, because the journal has full paths. */
    private void requirePlace(RequestEntry entry, Path destination) throws ExportException {
        Path begunIn = entry.params().destination();
        try {
            if (!Files.exists(begunIn) || !Files.isSameFile(begunIn, destination)) {
                throw new ExportException(
                        "run.moved",
                        "run " + id + " was begun in " + begunIn + " and is now in " + destination
                                + ". Move it back, or export again");
            }
        } catch (IOException e) {
            throw new ExportException(
                    "storage.failed", begunIn + " cannot be read: " + FileTrouble.of(e) + ". Check the disk", e);
        }
    }

    private InstalledFormat format(Chosen chosen, Lease lease) throws ExportException {
        Optional<InstalledFormat> installed = catalogue.format(chosen.id(), chosen.provider(), chosen.version(), lease);
        if (installed.isPresent()) {
            return installed.get();
        }
        Optional<String> suggestion = PluginVersion.parse(chosen.version())
                .flatMap(version -> catalogue.suggestion(chosen.id(), VersionRange.exactly(version)));
        throw missing("format", chosen, suggestion);
    }

    private InstalledTarget target(Chosen chosen, Lease lease) throws ExportException {
        return catalogue
                .target(chosen.id(), chosen.provider(), chosen.version(), lease)
                .orElseThrow(() -> missing("target", chosen, Optional.empty()));
    }

    private ExportException missing(String kind, Chosen chosen, Optional<String> suggestion) {
        return new ExportException(
                "run.plugin-missing",
                "run " + id + " was begun with " + kind + " " + chosen.id() + " of " + chosen.provider() + " "
                        + chosen.version()
                        + ", which is not available here. Install it, then continue: labelport plugin"
                        + " install " + chosen.provider() + "@" + chosen.version()
                        + suggestion.map(text -> ". " + text).orElse(""));
    }
}
