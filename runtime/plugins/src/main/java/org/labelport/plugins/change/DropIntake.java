package org.labelport.plugins.change;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.labelport.engine.hash.Sha256;
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
 * Applies changes of the drop folder: a new jar upgrades its plug-in, and removing a jar uninstalls it. A refused jar
 * is recorded with the reason, and examined again when it, or something that it waits for, has changed. Only for the
 * holder of the lock.
 */
final class DropIntake {

    /** A jar that changed within this time, and is not complete, is taken to be still in the process of copying. */
    static final long COPYING_MILLIS = 3000;

    private final PluginFolder folder;
    private final StateFile stateFile;
    private final Proposals proposals;
    private final PluginChanges changes;
    private final BooleanSupplier ending;
    private final Consumer<String> warnings;
    private boolean waits;
    private StoreState lookedAt = StoreState.EMPTY;

    /** @param ending whether the framework ends, by which any change fails */
    DropIntake(
            PluginFolder folder,
            StateFile stateFile,
            Proposals proposals,
            PluginChanges changes,
            BooleanSupplier ending,
            Consumer<String> warnings) {
        this.folder = folder;
        this.stateFile = stateFile;
        this.proposals = proposals;
        this.changes = changes;
        this.ending = ending;
        this.warnings = warnings;
    }

    /** Whether there is anything to do. A refused jar is examined again when plug-ins have changed. */
    boolean isNeeded(StoreState state) throws IOException {
        return !DropFolder.compare(folder, state).isNothing()
                || (!state.equals(lookedAt)
                        && !DropFolder.refusedForNow(folder, state).isEmpty());
    }

    /** @return whether to try again soon, because a jar seems to be still in the process of copying */
    boolean takeIn() throws PluginException, IOException {
        waits = false;
        DropFolder drops = DropFolder.compare(folder, stateFile.read());
        for (DropFolder.Jar jar : drops.fresh().values()) {
            take(jar);
        }
        for (String name : drops.gone()) {
            try {
                forget(name);
            } catch (PluginException e) {
                warnings.accept(
                        name + " was removed from the folder, but its plug-in stays for now: " + e.getMessage());
            }
        }
        takeInWhatWaited();
        lookedAt = stateFile.read();
        return waits;
    }

    /** A refused jar may have been waiting for a change, and another one for that jar. */
    private void takeInWhatWaited() throws PluginException, IOException {
        StoreState before;
        do {
            before = stateFile.read();
            for (DropFolder.Jar jar : DropFolder.refusedForNow(folder, before).values()) {
                take(jar);
            }
        } while (!stateFile.read().plugins().equals(before.plugins()));
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
                refuse(jar, name, e.code(), DropFolder.reason(e, name));
            }
        } catch (RuntimeException e) { // An unexpected failure must not keep the other jars from being taken in.
            refuse(jar, name, "plugin.failed", "it could not be taken: " + e);
        }
    }

    /** Records why a jar was refused. What failed because the framework ends is left to the next start. */
    private void refuse(DropFolder.Jar jar, String name, String code, String reason)
            throws PluginException, IOException {
        if (ending.getAsBoolean()) {
            return;
        }
        StoreState state = stateFile.read();
        StoreState next = state.dropped(name, jar.refused(code, reason));
        if (!next.equals(state)) {
            stateFile.write(next);
        }
    }

    private Proposal proposal(DropFolder.Jar jar, String name, StoreState state) throws PluginException, IOException {
        Candidate candidate = proposals.ofJar(jar.file(), DropFolder.origin(name), state);
        boolean known = state.find(candidate.plugin().id())
                .filter(plugin -> plugin.sha256().equals(candidate.plugin().sha256()))
                .isPresent();
        StoreState next = known ? state : proposals.instead(candidate, state);
        return Proposal.coming(
                next.dropped(name, jar.installed(candidate.plugin().id())), candidate);
    }

    /**
     * Uninstalls what came with a removed jar, and with those that it had overwritten, if that still runs.
     */
    private void forget(String name) throws PluginException, IOException {
        StoreState state = stateFile.read();
        Optional<PluginId> last = Optional.ofNullable(state.dropped().get(name)).flatMap(DroppedJar::plugin);
        List<StoredPlugin> taken = state.plugins().stream()
                .filter(plugin -> plugin.origin().equals(DropFolder.origin(name)))
                .filter(plugin -> plugin.runs() || last.equals(Optional.of(plugin.id())))
                .toList();
        for (StoredPlugin plugin : taken) {
            takeAway(plugin, name);
        }
        StoreState now = stateFile.read();
        if (now.dropped().containsKey(name)) {
            stateFile.write(now.notDropped(name));
        }
    }

    /**
     * Uninstalls a plug-in, and lets the version serve again that it replaced. If the same jar is there under another
     * name, because it was renamed or copied, the plug-in stays and is that one's.
     */
    private void takeAway(StoredPlugin plugin, String name) throws PluginException, IOException {
        StoreState state = stateFile.read();
        PluginId id = plugin.id();
        Optional<String> other = otherName(plugin, name, state);
        if (other.isPresent()) {
            String origin = DropFolder.origin(other.get());
            stateFile.write(state.each(each -> each.id().equals(id) ? each.from(origin) : each));
            return;
        }
        try {
            changes.carryOut("drop removed", name, PluginRules.USUAL, now -> {
                StoreState next = proposals.without(id.name(), VersionRange.exactly(id.version()), now);
                return Proposal.of(proposals.backTo(id.name(), next).notDropped(id), List.of());
            });
        } catch (PluginException e) { // The version before does not work any more.
            changes.carryOut("drop removed", name, PluginRules.USUAL, now -> {
                StoreState next = proposals.without(id.name(), VersionRange.exactly(id.version()), now);
                return Proposal.of(next.notDropped(id), List.of(e.getMessage()));
            });
        }
    }

    /** Under which other name the jar of a plug-in lies in the folder. */
    private Optional<String> otherName(StoredPlugin plugin, String name, StoreState state) {
        return state.dropped().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(name))
                .filter(entry -> entry.getValue().plugin().equals(Optional.of(plugin.id())))
                .map(Map.Entry::getKey)
                .filter(other -> isJarOf(plugin, other))
                .findFirst();
    }

    private boolean isJarOf(StoredPlugin plugin, String name) {
        try (InputStream jar = Files.newInputStream(folder.root().resolve(name))) {
            return Sha256.hex(jar).equals(plugin.sha256());
        } catch (IOException e) {
            return false; // it is gone, too, or cannot be read, which is told when it is examined anew
        }
    }
}
