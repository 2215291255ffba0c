package org.labelport.synapse;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.http.HttpSettings;
import org.labelport.report.ExportException;
import org.labelport.settings.Settings;
import org.labelport.storage.StorageCatalogue;
import org.labelport.storage.StorageEntry;
import org.labelport.synapse.platform.Explanation;
import org.labelport.synapse.platform.NetworkFile;
import org.labelport.synapse.platform.Platform;
import org.labelport.synapse.platform.PlatformSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The storages of the platform. There are none unless the platform's address is set, because jobs that have nothing to
 * do with the platform must not wait for a default address.
 */
@Component(service = StorageCatalogue.class)
@ServiceProvider(value = StorageCatalogue.class, resolution = "optional")
public final class SynapseStorages implements StorageCatalogue {

    private static final List<Map.Entry<String, String>> WITH_CONFIGURATION =
            List.of(Map.entry("with_configuration", "True"));

    private final Settings settings;
    private final HttpSettings limits;

    /** Used by {@code ServiceLoader}: with the settings of this process. */
    public SynapseStorages() {
        this(Settings.ofProcess(), HttpSettings.defaults());
    }

    /** Used by the service registry. */
    @Activate
    public SynapseStorages(
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable
                    Settings settings) {
        this(settings == null ? Settings.ofProcess() : settings, HttpSettings.defaults());
    }

    /** @param limits of requests */
    SynapseStorages(Settings settings, HttpSettings limits) {
        this.settings = settings;
        this.limits = limits;
    }

    @Override
    public Optional<StorageEntry> find(long id) throws IOException {
        try {
            PlatformSettings known = PlatformSettings.of(settings);
            if (!known.hostIsSet()) {
                return Optional.empty();
            }
            try (Platform platform = Platform.open(known, NetworkFile.limits(settings, limits))) {
                return entry(id, platform);
            }
        } catch (ExportException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Optional<StorageEntry> entry(long id, Platform platform) throws IOException {
        try {
            Map<String, Object> storage = platform.read(platform.address("storages/" + id + "/", WITH_CONFIGURATION));
            Map<String, Object> configuration = new LinkedHashMap<>();
            if (storage.get("configuration") instanceof Map<?, ?> fields) {
                fields.forEach((name, value) -> configuration.put(String.valueOf(name), value));
            }
            return Optional.of(new StorageEntry(id, String.valueOf(storage.get("provider")), configuration));
        } catch (IOException e) {
            if (Platform.isAbsent(e)) {
                return Optional.empty();
            }
            throw new IOException("storage " + id + " cannot be read. " + Explanation.of(platform, e), e);
        }
    }
}
