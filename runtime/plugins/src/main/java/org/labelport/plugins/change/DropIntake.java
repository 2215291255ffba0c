package org.labelport.plugins.change;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginId;
import org.labelport.plugin.PluginRules;
import org.labelport.plugin.VersionRange;
import org.labelport.plugins.store.DroppedJar;
import org.labelport.plugins.store.PluginFolder;
import org.labelport.plugins.store.StateFile;
import org.labelport.plugins.store.StoreState;
import org.labelport.plugins.store.StoredPlugin;

/**
 * Takes in what lies in the drop folder: a new jar upgrades its plug-in, a jar that was taken away uninstalls it. A jar that is
 * refused is remembered with its reason, and looked at again when it or what it waits for has changed. Only for the holder of
 * the lock.
 */
final class DropIntake {

    /** A jar that was written to this recently, and is not whole, is still being copied. */
    static final long COPYING_MILLIS = 3000;

    private static final String ORIGIN = "dropped as ";

    private final PluginFolder folder;
    private final StateFile stateFile;
    private final Sources sources;
    private final PluginChanges changes;
    private boolean waits;

    DropIntake(PluginFolder folder, StateFile stateFile, Sources sources, PluginChanges changes) {
        this.folder = folder;
        this.stateFile = stateFile;
        this.sources = sources;
        this.changes = changes;
    }

    /** Whether there is anything to do. */
    boolean isNeeded(StoreState state) throws IOException {
        return !DropFolder.compare(folder, state).isNothing();
    }

    /** @return whether to come back in a moment, since a jar seems to be in the middle of being copied */
    boolean takeIn() throws PluginException, IOException {
        waits = false;
        DropFolder drops = DropFolder.compare(folder, stateFile.read());
        for (DropFolder.Jar jar : drops.fresh().values()) {
            take(jar);
        }
        for (String name : drops.gone()) {
            forget(name);
        }
        // What came or went may be what a jar was waiting for.
        for (DropFolder.Jar jar :
                DropFolder.refusedForNow(folder, stateFile.read()).values()) {
            take(jar);
        }
        return waits;
    }

    private void take(DropFolder.Jar jar) throws PluginException, IOException {
        String name = jar.file().getFileName().toString();
        try {
            changes.carryOut("drop", name, PluginRules.USUAL, state -> proposal(jar, name, state));
        } catch (PluginException e) {
            boolean copying = e.code().equals("plugin.not-a-jar")
                    && Math.abs(System.currentTimeMillis() - jar.modifiedMillis()) < COPYING_MILLIS;
            waits |= copying;
            if (!copying) {
                stateFile.write(stateFile.read().dropped(name, jar.refused(e.code(), e.getMessage())));
            }
        }
    }

    private Proposal proposal(DropFolder.Jar jar, String name, StoreState state) throws PluginException, IOException {
        Candidate candidate = sources.ofJar(jar.file(), ORIGIN + name, state, PluginRules.USUAL);
        boolean known = state.find(candidate.plugin().id())
                .filter(plugin -> plugin.sha256().equals(candidate.plugin().sha256()))
                .isPresent();
        StoreState next = known ? state : changes.instead(candidate, state);
        return Proposal.coming(
                next.dropped(name, jar.installed(candidate.plugin().id())), candidate);
    }

    private void forget(String name) throws PluginException, IOException {
        StoreState state = stateFile.read();
        Optional<PluginId> serving = Optional.ofNullable(state.dropped().get(name))
                .flatMap(DroppedJar::plugin)
                .flatMap(state::find)
                .filter(StoredPlugin::runs)
                .filter(plugin -> plugin.origin().equals(ORIGIN + name))
                .map(StoredPlugin::id);
        if (serving.isEmpty()) {
            stateFile.write(state.notDropped(name));
            return;
        }
        changes.carryOut("drop removed", name, PluginRules.USUAL, now -> {
            VersionRange version = VersionRange.exactly(serving.get().version());
            StoreState next = changes.without(serving.get().name(), version, now);
            return Proposal.of(next.notDropped(name), List.of());
        });
    }
}
