package org.labelport.synapse;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.http.HttpSettings;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.settings.Settings;
import org.labelport.synapse.items.SynapseSources;
import org.labelport.synapse.platform.NetworkFile;
import org.labelport.synapse.platform.Platform;
import org.labelport.synapse.platform.PlatformSettings;
import org.labelport.synapse.results.FilterCheck;
import org.labelport.synapse.results.ListQuery;
import org.labelport.synapse.results.Listing;
import org.labelport.target.FileKind;
import org.labelport.target.FilterException;
import org.labelport.target.ItemSource;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;

/** What the targets of the platform have in common: all but their {@link Listing}. */
abstract class PlatformTarget implements TargetHandler {

    /** Large pages of large items take the platform long. */
    private static final Duration LIST_TIMEOUT = Duration.ofSeconds(60);

    private final Listing listing;
    private final Settings settings;
    private final HttpSettings limits;

    PlatformTarget(Listing listing, Settings settings, HttpSettings limits) {
        this.listing = listing;
        this.settings = settings;
        this.limits = limits;
    }

    /** @param settings null where the registry has none, so that those of this process are used */
    PlatformTarget(Listing listing, @Nullable Settings settings) {
        this(listing, settings == null ? Settings.ofProcess() : settings, limits());
    }

    private static HttpSettings limits() {
        return HttpSettings.defaults().withResponseTimeout(LIST_TIMEOUT).withIdleTimeout(LIST_TIMEOUT);
    }

    /** All keys are optional, so that a missing one is reported in the platform's words. */
    @Override
    public final List<OptionSpec> filterKeys() {
        return List.of(
                OptionSpec.optional(
                        ListQuery.PATH,
                        OptionSpec.Type.PATH,
                        "a folder of saved pages, or one such file, instead of the platform"),
                OptionSpec.optional(
                        listing.requiredKey(),
                        OptionSpec.Type.TEXT,
                        listing.requiredHelp() + "; required unless there is a path"));
    }

    @Override
    public final Options.OtherNames otherFilterKeys() {
        return Options.OtherNames.KEPT;
    }

    /** @throws FilterException in the platform's words, with a remedy */
    @Override
    public final void validateFilter(Options filter) throws FilterException {
        Map<String, Object> given = filter.given();
        FilterCheck.requireValues(listing, given);
        if (filter.isSet(ListQuery.PATH)) {
            requireThere(filter.path(ListQuery.PATH));
            return;
        }
        FilterCheck.requireKey(listing, given);
        try (Platform platform = platform()) {
            FilterCheck.ask(platform, listing, given);
        } catch (FilterException e) {
            throw e;
        } catch (ExportException e) {
            throw new FilterException(e.code(), listing.refused(), e.getMessage(), e);
        }
    }

    private static void requireThere(Path saved) throws FilterException {
        if (!FileKind.isThere(saved)) {
            throw new FilterException(
                    "option.invalid",
                    "There is no file or folder " + saved + ".",
                    "Give a folder of saved pages as 'path', or leave it out to ask the platform.");
        }
    }

    @Override
    public final ItemSource open(SourceRequest request) throws ExportException, IOException {
        Optional<Path> saved = request.filter().optionalPath(ListQuery.PATH);
        FilterCheck.requireValues(listing, request.filter().given());
        if (saved.isPresent()) {
            return SynapseSources.saved(saved.get(), listing, request);
        }
        FilterCheck.requireKey(listing, request.filter().given());
        return SynapseSources.ofPlatform(platform(), listing, request);
    }

    private Platform platform() throws ExportException {
        return Platform.open(PlatformSettings.of(settings), NetworkFile.limits(settings, limits));
    }
}
