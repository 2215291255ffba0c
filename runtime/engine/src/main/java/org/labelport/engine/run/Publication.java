package org.labelport.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.engine.catalogue.InstalledFormat;
import org.labelport.engine.events.PluginWatch;
import org.labelport.engine.events.RunContext;
import org.labelport.engine.publish.UnpublishedException;
import org.labelport.engine.unpack.Unpacked;
import org.labelport.engine.write.FinishedFormat;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportEvent.Phase;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportResult;
import org.labelport.export.ExportResult.Published;
import org.labelport.limits.Limits;
import org.labelport.options.Options;
import org.labelport.report.ExportException;

/** Moves finished exports to their final places, after verification where it is required. */
final class Publication {

    private final RunRequest request;
    private final RunWorkspace place;
    private final RunContext context;

    Publication(RunRequest request, RunWorkspace place, RunContext context) {
        this.request = request;
        this.place = place;
        this.context = context;
    }

    /**
     * Publishes the exports that an earlier process has not published.
     *
     * @throws ExportException {@code verify.rejected}, before any is published; {@code storage.failed}
     */
    ExportResult of(List<FinishedFormat> finished) throws ExportException, IOException {
        if (request.params().verification() == ExportParams.Verification.REQUIRED) {
            context.events().phase(Phase.VERIFY);
            Map<String, Options> options = new HashMap<>();
            request.formats().forEach((choice, given) -> options.put(choice.id(), given));
            for (FinishedFormat format : finished) {
                String id = format.format().id();
                if (place.published(id).isEmpty()) {
                    verify(format, options.get(id));
                }
            }
        }
        context.events().phase(Phase.PUBLISH);
        context.cancellation().pass();
        List<Published> published = new ArrayList<>();
        for (FinishedFormat format : finished) {
            String formatId = format.format().id();
            Optional<Path> before = place.published(formatId);
            Path at = before.isPresent() ? before.get() : publish(formatId);
            published.add(new Published(at, format.summary()));
        }
        return new ExportResult(published);
    }

    private void verify(FinishedFormat finished, Options options) throws ExportException, IOException {
        InstalledFormat format = finished.format();
        Limits limits = context.limits();
        Path unpacked = place.folder().createAnew("unpacked-" + format.id());
        Path export = Unpacked.of(
                place.staging(format.id()),
                unpacked,
                any -> true,
                limits,
                (done, total) -> context.cancellation().check());
        try (PluginWatch.Calls call = context.watch().calls()) {
            call.begin(format.name(), "the check of its export");
            new FolderVerification(format, options, limits, context.cancellation())
                    .require(export, place.folder().createAnew("verify-" + format.id()));
        } catch (ExportException e) {
            boolean empty =
                    finished.summary().items().written() == 0 && e.code().endsWith(".missing");
            throw empty
                    ? new UnpublishedException(
                            "verify.rejected",
                            "no item was written, so readers of " + format.id() + " would find none of their files",
                            "",
                            e)
                    : e;
        }
    }

    private Path publish(String format) throws ExportException {
        Path wanted = wanted(format);
        Path at;
        try {
            at = place.publish(format, wanted);
        } catch (IOException e) {
            throw RunFailures.publishing(format, wanted, e);
        }
        if (!at.equals(wanted)) {
            context.events()
                    .info(
                            "destination.taken",
                            wanted + " exists already and was left as it is; this export is in " + at
                                    + ". Give --name, or remove the old one, to choose the name");
        }
        context.events().send(new ExportEvent.ExportPublished(format, at));
        return at;
    }

    private Path wanted(String format) {
        ExportParams params = request.params();
        Path destination = params.destination().toAbsolutePath().normalize();
        if (params.formats().size() == 1) {
            return destination.resolve(params.packing().fileName(params.name().orElse(format)));
        }
        return params.name()
                .map(destination::resolve)
                .orElse(destination)
                .resolve(params.packing().fileName(format));
    }
}
