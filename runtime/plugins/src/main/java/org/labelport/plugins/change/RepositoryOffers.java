package org.labelport.plugins.change;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.labelport.http.HttpUrls;
import org.labelport.plugin.AvailablePlugin;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginRules;
import org.labelport.plugin.VersionRange;
import org.labelport.plugins.repository.FoundPlugin;
import org.labelport.plugins.repository.Needs;
import org.labelport.plugins.repository.Offers;
import org.labelport.plugins.repository.Repositories;
import org.labelport.plugins.repository.RepositoryBundle;
import org.labelport.plugins.repository.Resolution;
import org.labelport.plugins.settings.PluginSettings;
import org.labelport.plugins.store.JarStore;
import org.labelport.plugins.store.JarStore.StagedJar;
import org.labelport.plugins.store.StoreState;
import org.labelport.plugins.store.StoredPlugin;
import org.labelport.plugins.trust.IndexSignature;
import org.labelport.plugins.trust.TrustedKeys;
import org.labelport.settings.Settings;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/**
 * Fetches plug-ins, and what they need, from the repositories that the operator named. Nothing else is ever contacted.
 */
final class RepositoryOffers {

    private final BundleContext context;
    private final Settings settings;
    private final JarStore jars;
    private final Admissions admissions;
    private final Predicate<Bundle> leaving;

    /** @param leaving bundles that new plug-ins must not use */
    RepositoryOffers(
            BundleContext context, Settings settings, JarStore jars, Admissions admissions, Predicate<Bundle> leaving) {
        this.context = context;
        this.settings = settings;
        this.jars = jars;
        this.admissions = admissions;
        this.leaving = leaving;
    }

    /**
     * The plug-ins that the repositories offer.
     *
     * @param warnings takes the reasons why some repositories could not be read
     */
    List<AvailablePlugin> available(Map<String, Long> increments, Consumer<String> warnings) throws PluginException {
        Offers offers = repositories().read(increments);
        if (offers.indexes().isEmpty() && !offers.problems().isEmpty()) {
            throw offers.problems().get(0);
        }
        offers.problems().forEach(problem -> warnings.accept(problem.line()));
        return offers.available();
    }

    /** The line that says where a format can be had. */
    Optional<String> suggest(String format, VersionRange versions, Map<String, Long> increments)
            throws PluginException {
        return repositories().suggest(format, versions, increments);
    }

    /** Takes a jar at an address into the store. */
    StagedJar stage(URI address) throws PluginException, IOException {
        try (InputStream in = repositories().open(address)) {
            return jars.stage(in, HttpUrls.shown(address));
        }
    }

    /** Finds a plug-in by its name or a format's id, and fetches it and what it needs into the store. */
    Candidate find(Sources.Wanted wanted, StoreState state, PluginRules rules) throws PluginException, IOException {
        Fetch fetch = new Fetch(state, rules, new ArrayList<>());
        FoundPlugin found = resolution(fetch.offers).find(wanted.name(), wanted.versions());
        fetch.notes.addAll(found.notes());
        return fetch.candidate(fetch.stored(found.bundle()), found.needs());
    }

    /**
     * Completes a jar at hand with what it needs and the runtime lacks. If no repository has that, the trial reports
     * it.
     */
    Candidate withLibraries(StoredPlugin plugin, StoreState state, PluginRules rules, List<String> notes)
            throws PluginException, IOException {
        Path jar = jars.file(plugin.sha256());
        try {
            Needs needs = resolution(Offers.NONE).needs(jar);
            return new Candidate(plugin, List.of(), needs.shared(), names(needs), notes, Map.of());
        } catch (PluginException lacking) {
            if (PluginSettings.of(settings).repositories().isEmpty()) {
                return new Candidate(plugin, List.of(), List.of(), List.of(), notes, Map.of());
            }
        }
        Fetch fetch = new Fetch(state, rules, notes);
        return fetch.candidate(plugin, resolution(fetch.offers).needs(jar));
    }

    /** The downloads of one change: the indexes are read only once, and notes are collected. */
    private final class Fetch {

        private final StoreState state;
        private final PluginRules rules;
        private final List<String> notes;
        private final Repositories repositories;
        private final Offers offers;

        /** @param notes takes the reasons why some indexes could not be read, and notes about jars */
        Fetch(StoreState state, PluginRules rules, List<String> notes) throws PluginException {
            this.state = state;
            this.rules = rules;
            this.notes = notes;
            this.repositories = repositories();
            this.offers = repositories.read(state.increments());
            offers.problems().forEach(problem -> notes.add(problem.getMessage()));
        }

        Candidate candidate(StoredPlugin plugin, Needs needs) throws PluginException, IOException {
            List<StoredPlugin> libraries = new ArrayList<>();
            for (RepositoryBundle library : needs.along()) {
                libraries.add(stored(library));
            }
            return new Candidate(plugin, libraries, needs.shared(), names(needs), notes, offers.increments());
        }

        StoredPlugin stored(RepositoryBundle bundle) throws PluginException, IOException {
            String origin = bundle.origin();
            try (InputStream in = repositories.open(bundle)) {
                return admissions.admit(jars.stage(in, origin), origin, state, rules, notes);
            }
        }
    }

    private Resolution resolution(Offers offers) {
        return Resolution.of(context, leaving, offers);
    }

    private Repositories repositories() throws PluginException {
        PluginSettings plugins = PluginSettings.of(settings);
        return Repositories.of(plugins, new IndexSignature(TrustedKeys.of(settings), plugins.unsigned()));
    }

    private static List<String> names(Needs needs) {
        return needs.restarts().stream().map(Object::toString).toList();
    }
}
