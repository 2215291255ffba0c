package org.labelport.engine.catalogue;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.labelport.convert.Converter;
import org.labelport.convert.FormatDescriptor;
import org.labelport.export.FormatInfo;
import org.labelport.export.TargetInfo;
import org.labelport.report.ExportException;
import org.labelport.target.TargetHandler;

/** Holds what is installed; services come and go while runs go on with what they have. Thread-safe. */
public final class Catalogue {

    private static final Comparator<InstalledFormat> BY_ID_NEWEST_FIRST = Comparator.comparing(InstalledFormat::id)
            .thenComparing(InstalledFormat::version, Comparator.reverseOrder());
    private static final Comparator<InstalledTarget> BY_ID = Comparator.comparing(InstalledTarget::id);

    private final Map<Converter, InstalledFormat> formats = new ConcurrentHashMap<>();
    private final Map<TargetHandler, InstalledTarget> targets = new ConcurrentHashMap<>();

    public void add(Converter converter) {
        add(converter, FormatDescriptor.of(converter));
    }

    public void add(Converter converter, FormatDescriptor descriptor) {
        formats.put(converter, new InstalledFormat(converter, descriptor, Origin.of(converter)));
    }

    public void remove(Converter converter) {
        formats.remove(converter);
    }

    public void add(TargetHandler target) {
        targets.put(target, InstalledTarget.of(target));
    }

    public void remove(TargetHandler target) {
        targets.remove(target);
    }

    /** All formats by id, of one id the newest first. */
    public List<FormatInfo> formats() {
        return formats.values().stream()
                .sorted(BY_ID_NEWEST_FIRST)
                .map(InstalledFormat::info)
                .toList();
    }

    /** All targets by id. */
    public List<TargetInfo> targets() {
        return targets.values().stream()
                .sorted(BY_ID)
                .map(InstalledTarget::info)
                .toList();
    }

    /**
     * The newest version of a format.
     *
     * @throws ExportException {@code format.unknown}, naming what is installed
     */
    public InstalledFormat format(String id) throws ExportException {
        return formats.values().stream()
                .filter(format -> format.id().equals(id))
                .min(BY_ID_NEWEST_FIRST)
                .orElseThrow(() -> new ExportException(
                        "format.unknown", "no format '" + id + "' is installed. " + installed(ids(formats()))));
    }

    /**
     * A target.
     *
     * @throws ExportException {@code target.unknown}, naming what is installed
     */
    public InstalledTarget target(String id) throws ExportException {
        return targets.values().stream()
                .filter(target -> target.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ExportException(
                        "target.unknown",
                        "no target '" + id + "' is installed. "
                                + installed(
                                        targets().stream().map(TargetInfo::id).toList())));
    }

    private static List<String> ids(List<FormatInfo> formats) {
        return formats.stream()
                .map(format -> format.descriptor().id())
                .distinct()
                .toList();
    }

    private static String installed(List<String> ids) {
        return ids.isEmpty() ? "None is." : "Installed: " + String.join(", ", ids) + ".";
    }
}
