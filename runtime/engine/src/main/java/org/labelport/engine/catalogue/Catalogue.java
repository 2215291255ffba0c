package org.labelport.engine.catalogue;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.labelport.convert.Converter;
import org.labelport.convert.FormatDescriptor;
import org.labelport.export.ExportParams.Requirements;
import org.labelport.export.FormatInfo;
import org.labelport.export.TargetInfo;
import org.labelport.plugin.VersionRange;
import org.labelport.report.ExportException;
import org.labelport.report.NearNames;
import org.labelport.settings.Settings;
import org.labelport.target.TargetHandler;

/**
 * Holds the installed formats and targets. Services come and go while runs go on with those that they have.
 * Thread-safe.
 */
public final class Catalogue {

    private static final int MOST_NEAR = 3;

    private final Settings settings;
    private final Providers providers = new Providers();
    private final List<InstalledFormat> formats = new CopyOnWriteArrayList<>();
    private final List<InstalledTarget> targets = new CopyOnWriteArrayList<>();
    private volatile Suggestions suggestions = Suggestions.NONE;

    /** A catalogue that heeds what the operator has pinned. */
    public Catalogue(Settings settings) {
        this.settings = settings;
    }

    /** Decides which bundles may be chosen from, and records which runs hold them. */
    public Providers providers() {
        return providers;
    }

    /** Sets what tells how to get a format that is missing. */
    public void suggestions(Suggestions whoKnows) {
        suggestions = whoKnows;
    }

    public synchronized void add(Converter converter, FormatDescriptor descriptor, Origin origin) {
        remove(converter);
        formats.add(new InstalledFormat(converter, descriptor, origin));
    }

    public synchronized void remove(Converter converter) {
        formats.removeIf(format -> format.converter() == converter);
    }

    /** @throws IllegalArgumentException when the target does not describe itself */
    public void add(TargetHandler target, Origin origin) {
        InstalledTarget described = InstalledTarget.of(target, origin);
        synchronized (this) {
            remove(target);
            targets.add(described);
        }
    }

    public synchronized void remove(TargetHandler target) {
        targets.removeIf(installed -> installed.handler() == target);
    }

    /** The formats that a bundle brought, whether they serve or not. */
    public List<InstalledFormat> formatsOf(long bundle) {
        return formats.stream()
                .filter(format -> format.origin().bundle() == bundle)
                .sorted(InstalledFormat.BY_ID_BEST_FIRST)
                .toList();
    }

    /** The targets that a bundle brought, whether they serve or not. */
    public List<InstalledTarget> targetsOf(long bundle) {
        return targets.stream()
                .filter(target -> target.origin().bundle() == bundle)
                .sorted(InstalledTarget.BY_ID_BEST_FIRST)
                .toList();
    }

    /** All formats that serve, sorted by id. Of one id, the version that a run would get comes first. */
    public List<FormatInfo> formats() {
        Pins pins = readablePins();
        Comparator<InstalledFormat> pinnedFirst =
                Comparator.comparing(format -> pins.of(format.id()).isPresent()
                        && !pins.of(format.id()).get().includes(format.origin().parsedVersion()));
        return serving().stream()
                .sorted(Comparator.comparing(InstalledFormat::id)
                        .thenComparing(pinnedFirst)
                        .thenComparing(InstalledFormat.BY_ID_BEST_FIRST))
                .map(InstalledFormat::info)
                .toList();
    }

    /**
     * The pins; none if the settings cannot be read. A list does not report that, but a run that needs the pins does.
     */
    private Pins readablePins() {
        try {
            return Pins.read(settings);
        } catch (ExportException e) {
            return Pins.NONE;
        }
    }

    /** All targets that serve, sorted by id. Of one id, the version that a run would get comes first. */
    public List<TargetInfo> targets() {
        return servingTargets().stream()
                .sorted(InstalledTarget.BY_ID_BEST_FIRST)
                .map(InstalledTarget::info)
                .toList();
    }

    /**
     * The version of a format that a run would get now.
     *
     * @throws ExportException {@code format.unknown}, naming what is installed; {@code format.unmatched}, when versions
     *     are installed and none meets the requirements; {@code settings.invalid}
     */
    public Choice format(String id, Requirements requirements) throws ExportException {
        Pins pins = requirements.versions().isAny() ? Pins.read(settings) : Pins.NONE;
        FormatChoice choice = new FormatChoice(id, requirements, pins.of(id));
        List<InstalledFormat> versions = serving().stream()
                .filter(format -> format.id().equals(id))
                .sorted(InstalledFormat.BY_ID_BEST_FIRST)
                .toList();
        if (versions.isEmpty()) {
            throw unknown(id, choice.versions());
        }
        Optional<Choice> best = choice.among(versions);
        if (best.isEmpty()) {
            throw choice.unmatched(versions, suggestions.forFormat(id, choice.versions()));
        }
        return best.get();
    }

    /**
     * The same version, held from now on. It serves at the moment at which the lease begins.
     *
     * @throws ExportException as for the other method
     */
    public Choice format(String id, Requirements requirements, Lease lease) throws ExportException {
        Choice choice = format(id, requirements);
        while (!lease.hold(choice.format().origin().bundle())) {
            choice = format(id, requirements);
        }
        return choice;
    }

    /**
     * The best version of a target, held from now on. It serves at the moment at which the lease begins.
     *
     * @throws ExportException {@code target.unknown}, naming what is installed
     */
    public InstalledTarget target(String id, Lease lease) throws ExportException {
        return held(() -> best(id), target -> lease.hold(target.origin().bundle()))
                .orElseThrow(() -> unknownTarget(id));
    }

    /**
     * The version of a target that a run would get now.
     *
     * @throws ExportException {@code target.unknown}, naming what is installed
     */
    public InstalledTarget target(String id) throws ExportException {
        return best(id).orElseThrow(() -> unknownTarget(id));
    }

    private Optional<InstalledTarget> best(String target) {
        return servingTargets().stream()
                .filter(serving -> serving.id().equals(target))
                .min(InstalledTarget.BY_ID_BEST_FIRST);
    }

    /** One version of a format, held from now on; empty when it does not serve. */
    public Optional<InstalledFormat> format(String id, String provider, String version, Lease lease) {
        return held(
                () -> serving().stream()
                        .filter(format ->
                                format.id().equals(id) && format.origin().is(provider, version))
                        .min(InstalledFormat.BY_ID_BEST_FIRST),
                format -> lease.hold(format.origin().bundle()));
    }

    /** One version of a target, held from now on; empty when it does not serve. */
    public Optional<InstalledTarget> target(String id, String provider, String version, Lease lease) {
        return held(
                () -> servingTargets().stream()
                        .filter(target ->
                                target.id().equals(id) && target.origin().is(provider, version))
                        .min(InstalledTarget.BY_ID_BEST_FIRST),
                target -> lease.hold(target.origin().bundle()));
    }

    /**
     * Chooses the best version and holds it. Before it is held, another may replace it, even of the same version; then
     * it chooses again.
     */
    private static <T> Optional<T> held(Supplier<Optional<T>> best, Predicate<T> hold) {
        Optional<T> found = best.get();
        while (found.isPresent() && !hold.test(found.get())) {
            found = best.get();
        }
        return found;
    }

    /** How to get a version of a format, where that is known. */
    public Optional<String> suggestion(String format, VersionRange versions) {
        return suggestions.forFormat(format, versions);
    }

    private List<InstalledFormat> serving() {
        return providers.serving(formats, format -> format.origin().bundle());
    }

    private List<InstalledTarget> servingTargets() {
        return providers.serving(targets, target -> target.origin().bundle());
    }

    private ExportException unknown(String id, VersionRange versions) {
        List<String> ids = serving().stream().map(InstalledFormat::id).sorted().toList();
        String suggestion =
                suggestions.forFormat(id, versions).map(text -> " " + text).orElse("");
        return new ExportException(
                "format.unknown", "no format '" + id + "' is installed. " + installed(id, ids) + suggestion);
    }

    private ExportException unknownTarget(String id) {
        List<String> ids = targets().stream().map(TargetInfo::id).toList();
        return new ExportException("target.unknown", "no target '" + id + "' is installed. " + installed(id, ids));
    }

    /** Returns the names that the user may have meant, the nearest first, else all names. */
    private static String installed(String wanted, List<String> ids) {
        if (ids.isEmpty()) {
            return "None is.";
        }
        List<String> near =
                NearNames.of(wanted, ids.stream()).stream().limit(MOST_NEAR).toList();
        return near.isEmpty()
                ? "Installed: " + String.join(", ", ids.stream().distinct().toList()) + "."
                : "Did you mean " + String.join(" or ", near) + "?";
    }
}
