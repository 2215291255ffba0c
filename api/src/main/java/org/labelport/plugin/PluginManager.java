package org.labelport.plugin;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Changes which plug-ins serve, while exports run. Thread-safe; changes happen one after the other, also those of other
 * processes that share the folder of plug-ins.
 *
 * <p>Every change is all or nothing: new versions are verified, resolved, started and tried with a sample before
 * anything that serves is touched. A change takes effect from the moment that it is on disk, whatever then happens to
 * the process. Runs keep the versions that they began with.
 *
 * <p>The parameter {@code what} of a method is the path of a jar, a {@code file:}, {@code http:} or {@code https:} URL
 * of one, or a name from a repository, optionally with a range of versions: {@code com.acme.tables@[1.2,2)}. The id of
 * a format may be used as a name, too.
 */
@ProviderType
public interface PluginManager {

    /**
     * All plug-ins: those of the installation, those that were installed, and jars that were refused. By name and version.
     *
     * @throws PluginException when the folder of plug-ins cannot be read
     */
    List<Plugin> list() throws PluginException;

    /** What the repositories of {@code plugins.json} offer, by name and version. */
    List<AvailablePlugin> available() throws PluginException;

    /**
     * Installs a version beside those that are there; new runs get the highest.
     *
     * @throws PluginException when it was refused or does not work; nothing changed
     */
    PluginChange install(String what, PluginRules rules) throws PluginException;

    /**
     * Installs a version that replaces all others of its name. Those are kept on disk for {@link #rollback}.
     *
     * @throws PluginException when it was refused or does not work; nothing changed
     */
    PluginChange upgrade(String what, PluginRules rules) throws PluginException;

    /**
     * Replaces the present version by the one that served before it.
     *
     * @param name of the plug-in, or the id of a format
     * @throws PluginException when there is none, or it does not work; nothing changed
     */
    PluginChange rollback(String name, PluginRules rules) throws PluginException;

    /**
     * Removes a plug-in, with the libraries that were installed for it alone. Plug-ins of the installation cannot be
     * removed; what was installed in their place can, and then they serve again.
     *
     * @param name of the plug-in, or the id of a format; one version of it when {@code @version} follows
     * @throws PluginException when it is not installed
     */
    PluginChange uninstall(String name, PluginRules rules) throws PluginException;

    /**
     * Says why a plug-in cannot serve.
     *
     * @param jarOrName path of a jar, which is looked at and not installed, or the name of a plug-in
     * @return the reasons; empty when it can serve, or does
     * @throws PluginException when there is no such jar or plug-in
     */
    List<Reason> why(String jarOrName) throws PluginException;

    /**
     * Makes a folder of jars a repository: writes {@code index.xml} and, with a key, its signature {@code index.xml.sig}.
     *
     * @return what the index lists
     * @throws PluginException when a jar is no bundle, or the key cannot be used
     */
    List<AvailablePlugin> index(Path folder, Optional<SigningKey> key) throws PluginException;

    /**
     * A private key that signs an index.
     *
     * @param keystore file of a PKCS #12 key store with an Ed25519 key
     * @param alias name of the key in it; empty for the only one
     * @param password of the key store
     */
    record SigningKey(Path keystore, Optional<String> alias, char[] password) {}
}
