package org.labelport.plugins.change;

import java.util.List;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginRules;
import org.labelport.plugins.store.JarStore.StagedJar;
import org.labelport.plugins.store.StoreState;
import org.labelport.plugins.store.StoredPlugin;

/** Decides which jars may be installed, and which may still run. */
interface Admissions {

    /**
     * Verifies a jar and decides whether it may be installed.
     *
     * @param origin where it came from
     * @param notes takes what is worth a line in the log
     * @throws PluginException why not
     */
    StoredPlugin admit(StagedJar jar, String origin, StoreState state, PluginRules rules, List<String> notes)
            throws PluginException;

    /**
     * Decides whether a plug-in that was admitted before may run now.
     *
     * @throws PluginException why not
     */
    void check(StoredPlugin plugin, StoreState state) throws PluginException;

    /**
     * Decides whether a kept plug-in may serve again because somebody asked for it.
     *
     * @throws PluginException why not
     */
    void checkReturn(StoredPlugin plugin, StoreState state, PluginRules rules) throws PluginException;
}
