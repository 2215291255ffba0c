package org.labelport.plugins.change;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.http.HttpException;
import org.labelport.http.HttpUrls;
import org.labelport.plugin.PluginEvent.Step;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginRules;
import org.labelport.plugin.VersionRange;
import org.labelport.plugins.store.JarStore;
import org.labelport.plugins.store.JarStore.StagedJar;
import org.labelport.plugins.store.StoreState;
import org.labelport.plugins.store.StoredPlugin;
import org.labelport.plugins.store.StoredPlugin.Role;
import org.labelport.report.FileTrouble;

/** Finds what the user named: a jar, an address, a version in the store, or a plug-in of a repository. */
final class Sources {

    /** The code of a jar that cannot be opened. */
    static final String UNREADABLE = "plugin.unreadable";

    /** Codes of names that no repository knows. */
    private static final Set<String> UNKNOWN = Set.of("plugin.no-repository", "plugin.not-found");

    private final JarStore jars;
    private final Admissions admissions;
    private final RepositoryOffers offers;
    private final Steps steps;

    Sources(JarStore jars, Admissions admissions, RepositoryOffers offers, Steps steps) {
        this.jars = jars;
        this.admissions = admissions;
        this.offers = offers;
        this.steps = steps;
    }

    /** A name and the allowed versions, as in {@code com.acme.tables@[1.2,2)}. */
    record Wanted(String name, VersionRange versions) {

        /** @throws PluginException {@code plugin.bad-version} */
        static Wanted parse(String text) throws PluginException {
            int at = text.indexOf('@');
            if (at < 0) {
                return new Wanted(text, VersionRange.ANY);
            }
            String range = text.substring(at + 1);
            return new Wanted(
                    text.substring(0, at),
                    VersionRange.parse(range)
                            .orElseThrow(() -> new PluginException(
                                    "plugin.bad-version",
                                    "'" + range
                                            + "' is neither a version nor a range of versions. Write it like 1.2.0 or"
                                            + " [1.2,2).")));
        }

        /** Parses the same text for {@code uninstall}, where a single version means exactly that version. */
        static Wanted exact(String text) throws PluginException {
            Wanted wanted = parse(text);
            boolean open = !wanted.versions.isAny() && wanted.versions.highest().isEmpty();
            return open ? new Wanted(wanted.name, VersionRange.exactly(wanted.versions.lowest())) : wanted;
        }
    }

    /** Finds a jar, copies it into the store, and verifies it. Only for the holder of the lock. */
    Candidate find(String what, StoreState state, PluginRules rules) throws PluginException, IOException {
        Optional<URI> address = address(what);
        if (address.isPresent()) {
            return verified(offers.stage(address.get()), shown(what), state, rules);
        }
        Optional<Path> file = file(what);
        if (file.isPresent()) {
            return ofJar(file.get(), file.get().toString(), state, rules);
        }
        Wanted wanted = Wanted.exact(what);
        Optional<StoredPlugin> stored = stored(wanted, state);
        if (stored.isPresent()) {
            admissions.checkReturn(stored.get(), state, rules);
            return new Candidate(stored.get().as(Role.SERVING), List.of(), List.of(), List.of(), List.of(), Map.of());
        }
        Candidate found = offered(what, wanted, state, rules);
        steps.done(Step.VERIFIED, found.plugin().id());
        return found;
    }

    /** Finds a plug-in of a repository. If a folder has the same name, the plug-in is meant. */
    private Candidate offered(String what, Wanted wanted, StoreState state, PluginRules rules)
            throws PluginException, IOException {
        try {
            return offers.find(wanted, state, rules);
        } catch (PluginException e) {
            if (UNKNOWN.contains(e.code()) && Files.isDirectory(Path.of(what))) {
                throw folder(Path.of(what));
            }
            throw e;
        }
    }

    /**
     * The candidate for a jar at hand.
     *
     * @param origin where it came from, for people and for the state
     */
    Candidate ofJar(Path jar, String origin, StoreState state, PluginRules rules) throws PluginException, IOException {
        try (InputStream in = open(jar)) {
            return verified(jars.stage(in, origin), origin, state, rules);
        }
    }

    private static InputStream open(Path jar) throws PluginException {
        try {
            return Files.newInputStream(jar);
        } catch (IOException e) {
            throw new PluginException(
                    UNREADABLE, FileTrouble.of(e) + ". Make it a file that Labelport may read, and try again.", e);
        }
    }

    private Candidate verified(StagedJar staged, String origin, StoreState state, PluginRules rules)
            throws PluginException, IOException {
        List<String> notes = new ArrayList<>();
        StoredPlugin plugin = admissions.admit(staged, origin, state, rules, notes);
        steps.done(Step.VERIFIED, plugin.id());
        return offers.withLibraries(plugin, state, rules, notes);
    }

    /** A version that lies in the store and does not serve. */
    private static Optional<StoredPlugin> stored(Wanted wanted, StoreState state) {
        Set<Role> resting = Set.of(Role.KEPT, Role.WITHDRAWN);
        return wanted.versions().isAny()
                ? Optional.empty()
                : state.plugins().stream()
                        .filter(plugin -> resting.contains(plugin.role()))
                        .filter(plugin -> plugin.id().name().equals(wanted.name())
                                || plugin.formats().contains(wanted.name()))
                        .filter(plugin -> wanted.versions().includes(plugin.id().version()))
                        .max((one, other) -> one.id().compareTo(other.id()));
    }

    private static Optional<URI> address(String what) throws PluginException {
        if (!isWeb(what) && !what.matches("(?is)file:.*")) {
            return Optional.empty();
        }
        try {
            return Optional.of(isWeb(what) ? HttpUrls.parse(what) : new URI(what));
        } catch (HttpException e) {
            throw new PluginException("plugin.bad-address", String.valueOf(e.getMessage()), e);
        } catch (URISyntaxException e) {
            throw new PluginException(
                    "plugin.bad-address",
                    "'" + what + "' is not an address: " + e.getReason()
                            + ". Give the path or address of a jar, or the name of a plug-in.",
                    e);
        }
    }

    private static boolean isWeb(String what) {
        return what.matches("(?is)https?:.*");
    }

    /** What the user named, without the secrets that an address may hold: for messages, the state and the log. */
    static String shown(String what) {
        return isWeb(what) ? HttpUrls.shown(what) : what;
    }

    private static Optional<Path> file(String what) throws PluginException {
        try {
            Path file = Path.of(what);
            if (Files.isRegularFile(file)) {
                return Optional.of(file.toAbsolutePath().normalize());
            }
            if (what.endsWith(".jar") || what.contains("/")) {
                if (Files.isDirectory(file)) {
                    throw folder(file);
                }
                throw new PluginException(
                        "plugin.no-such-jar",
                        "there is no file " + file.toAbsolutePath().normalize()
                                + ". Give the path of a jar, or the name of a plug-in that a repository has.");
            }
            return Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static PluginException folder(Path folder) {
        return new PluginException(
                "plugin.no-such-jar",
                folder.toAbsolutePath().normalize() + " is a folder. Give the path of one jar, such as "
                        + folder.resolve("com.acme.tables-1.0.0.jar") + ".");
    }
}
