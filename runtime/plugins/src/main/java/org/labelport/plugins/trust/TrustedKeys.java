package org.labelport.plugins.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.labelport.plugin.PluginException;
import org.labelport.plugins.trust.Signer.Standing;
import org.labelport.report.FileTrouble;
import org.labelport.settings.Settings;
import org.labelport.target.FolderList;

/**
 * The keys in {@code conf/trust}: certificates and public keys in files whose names end with {@code .pem},
 * {@code .cer}, {@code .crt} or {@code .der}. Those in {@code conf/trust/labelport} may also sign what has the name of
 * a bundle of the installation. Immutable: read the keys again for every change, so that a removed key no longer
 * counts.
 */
public final class TrustedKeys {

    private static final String FOLDER = "trust";
    private static final String LABELPORT = "labelport";
    private static final List<String> ENDINGS = List.of(".pem", ".cer", ".crt", ".der");

    private final Map<String, TrustedKey> byFingerprint = new LinkedHashMap<>();

    private final String place;

    private TrustedKeys(String place) {
        this.place = place;
    }

    /** No keys, so that nobody is trusted. */
    public static TrustedKeys none() {
        return new TrustedKeys("conf/" + FOLDER);
    }

    /** No keys, where there is no folder of keys yet. */
    private static TrustedKeys none(Settings settings) {
        return settings.folder("")
                .map(conf -> new TrustedKeys(conf.resolve(FOLDER).toString()))
                .orElseGet(TrustedKeys::none);
    }

    /**
     * The keys that the operator trusts; none when there is no such folder.
     *
     * @throws PluginException when something in the folder is not a key: a key that is silently left out, or in, is worse
     */
    public static TrustedKeys of(Settings settings) throws PluginException {
        Optional<Path> folder = settings.folder(FOLDER);
        return folder.isPresent() ? in(folder.get()) : none(settings);
    }

    /**
     * The keys that can be read, whatever else is in the folder. For plug-ins that were admitted before, which must go
     * on serving while somebody repairs the folder.
     *
     * @param problems takes a line about each file that is left out
     */
    public static TrustedKeys readable(Settings settings, Consumer<String> problems) {
        Optional<Path> folder = settings.folder(FOLDER);
        if (folder.isEmpty()) {
            return none(settings);
        }
        TrustedKeys keys = new TrustedKeys(folder.get().toString());
        keys.readEach(folder.get(), Standing.TRUSTED, problems);
        keys.readEach(folder.get().resolve(LABELPORT), Standing.LABELPORT, problems);
        return keys;
    }

    private void readEach(Path folder, Standing standing, Consumer<String> problems) {
        try {
            for (Path file : FolderList.of(folder)) {
                String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
                if (ENDINGS.stream().anyMatch(name::endsWith) && !Files.isDirectory(file)) {
                    readOne(file, standing, problems);
                }
            }
        } catch (NoSuchFileException e) {
            // The folder does not exist.
        } catch (IOException e) {
            problems.accept(folder + " cannot be listed (" + FileTrouble.of(e) + ")");
        }
    }

    private void readOne(Path file, Standing standing, Consumer<String> problems) {
        try {
            new KeyFile(file, standing).read().forEach(this::add);
        } catch (PluginException e) {
            problems.accept(e.getMessage());
        }
    }

    static TrustedKeys in(Path folder) throws PluginException {
        TrustedKeys keys = new TrustedKeys(folder.toString());
        keys.read(folder, Standing.TRUSTED);
        return keys;
    }

    private void read(Path folder, Standing standing) throws PluginException {
        for (Path file : listed(folder)) {
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            if (Files.isDirectory(file)) {
                if (standing != Standing.TRUSTED || !name.equals(LABELPORT)) {
                    throw KeyFile.unreadable(file, "it is a folder", null);
                }
                read(file, Standing.LABELPORT);
            } else if (ENDINGS.stream().anyMatch(name::endsWith)) {
                new KeyFile(file, standing).read().forEach(this::add);
            } else if (!isNoKey(name)) {
                throw KeyFile.unreadable(file, "its name does not end with one of " + String.join(", ", ENDINGS), null);
            }
        }
    }

    private static List<Path> listed(Path folder) throws PluginException {
        try {
            return FolderList.of(folder);
        } catch (IOException e) {
            throw KeyFile.unreadable(folder, "it cannot be listed (" + FileTrouble.of(e) + ")", e);
        }
    }

    /** Whether a file is hidden or a text for readers, and so not a key. */
    private static boolean isNoKey(String name) {
        return name.startsWith(".") || name.endsWith(".md") || name.endsWith(".txt");
    }

    /** The same key twice counts once, with the higher standing. */
    private void add(TrustedKey key) {
        byFingerprint.merge(
                key.signer().fingerprint(),
                key,
                (one, other) -> one.signer().standing().compareTo(other.signer().standing()) >= 0 ? one : other);
    }

    /** The keys, in the order of their files. */
    public List<TrustedKey> keys() {
        return List.copyOf(byFingerprint.values());
    }

    /** Where a key is put to be trusted, for messages. */
    String place() {
        return place;
    }

    Optional<TrustedKey> find(String fingerprint) {
        return Optional.ofNullable(byFingerprint.get(fingerprint));
    }

    /**
     * The owner of the private key of a public key.
     *
     * @param subject the name in the certificate that came with what was signed
     */
    Signer signer(PublicKey key, String subject) {
        String fingerprint = Fingerprint.of(key);
        Standing standing =
                find(fingerprint).map(trusted -> trusted.signer().standing()).orElse(Standing.UNKNOWN);
        return new Signer(fingerprint, subject, standing);
    }
}
