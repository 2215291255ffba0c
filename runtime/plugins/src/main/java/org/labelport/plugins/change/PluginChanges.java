package org.labelport.plugins.change;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.labelport.plugin.PluginChange;
import org.labelport.plugin.PluginEvent.Step;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginId;
import org.labelport.plugin.PluginRules;
import org.labelport.plugin.PluginRules.DryRun;
import org.labelport.plugins.change.Proposal.Proposer;
import org.labelport.plugins.store.DroppedJar;
import org.labelport.plugins.store.JarStore;
import org.labelport.plugins.store.PluginFolder;
import org.labelport.plugins.store.PluginLog;
import org.labelport.plugins.store.StateFile;
import org.labelport.plugins.store.StoreLock;
import org.labelport.plugins.store.StoreState;
import org.labelport.plugins.store.StoredPlugin;
import org.labelport.report.FileTrouble;

/**
 * Makes changes, each of them all or nothing: new versions are started, then the state on disk is replaced, and only
 * then do the new versions serve and the replaced ones leave. Called by one thread at a time.
 */
public final class PluginChanges {

    private static final String LEFT = "jars that are no longer needed stay in the store until the next change: ";

    private final PluginFolder folder;
    private final StateFile stateFile;
    private final JarStore jars;
    private final PluginLog log;
    private final Proposals proposals;
    private final Reconciler reconciler;
    private final Admissions admissions;
    private final Steps steps;
    private final Supplier<Trial> trials;
    private final DropIntake drops;

    PluginChanges(
            PluginFolder folder,
            Proposals proposals,
            Reconciler reconciler,
            Admissions admissions,
            Steps steps,
            Supplier<Trial> trials) {
        this.folder = folder;
        this.stateFile = new StateFile(folder);
        this.jars = new JarStore(folder);
        this.log = new PluginLog(folder, Clock.systemUTC());
        this.proposals = proposals;
        this.reconciler = reconciler;
        this.admissions = admissions;
        this.steps = steps;
        this.trials = trials;
        this.drops = new DropIntake(folder, stateFile, proposals, this, reconciler::isFrameworkEnding, steps::warn);
    }

    /** Installs a version beside the present ones. */
    public PluginChange install(String what, PluginRules rules) throws PluginException {
        PluginRules beside = rules.allowingDowngrade(); // an older version beside a newer one replaces nothing
        return locked("install", what, beside, state -> proposals.install(what, beside, state));
    }

    /** Installs a version in place of all others. */
    public PluginChange upgrade(String what, PluginRules rules) throws PluginException {
        return locked("upgrade", what, rules, state -> proposals.upgrade(what, rules, state));
    }

    /** Goes back to the version before. */
    public PluginChange rollback(String name, PluginRules rules) throws PluginException {
        return locked("rollback", name, rules, state -> proposals.rollback(name, state));
    }

    /** Uninstalls all or some versions. */
    public PluginChange uninstall(String what, PluginRules rules) throws PluginException {
        return locked("uninstall", what, rules, state -> proposals.uninstall(what, state));
    }

    /**
     * Makes the framework run what the state says, and applies changes of the drop folder.
     *
     * @return whether to try again soon, because a jar seems to be still in the process of copying
     */
    boolean catchUp() throws PluginException {
        if (!folder.exists()) {
            return false;
        }
        try {
            StoreState state = reconcileWithoutLock();
            if (!drops.isNeeded(state)) {
                return false;
            }
            if (!folder.isWritable()) {
                steps.warn("jars that were put into " + folder.root()
                        + ", or removed from it, are taken in when a user who may write there runs a command");
                return false;
            }
            folder.create();
            Optional<StoreLock> lock = StoreLock.tryTake(folder);
            if (lock.isEmpty()) {
                return true; // Whoever makes a change also applies the drop folder; if not, the next check does.
            }
            StoreLock taken = lock.get();
            try (taken) {
                reconcile(stateFile.read());
                boolean again = drops.takeIn();
                sweep();
                return again;
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /**
     * Makes the framework run what the state says. Another process may change the state and remove jars meanwhile; the
     * last state counts.
     */
    private StoreState reconcileWithoutLock() throws PluginException {
        StoreState state = stateFile.read();
        reconcile(state);
        for (StoreState now = stateFile.read(); !now.equals(state); now = stateFile.read()) {
            state = now;
            reconcile(state);
        }
        return state;
    }

    private void reconcile(StoreState state) {
        reconciler.bringUp(state, trials, admissions);
        reconciler.settle(state);
    }

    private PluginChange locked(String action, String what, PluginRules rules, Proposer proposer)
            throws PluginException {
        try {
            folder.create();
            StoreLock lock = StoreLock.take(folder);
            try (lock) {
                sweepStore();
                reconcile(stateFile.read()); // another process may have changed it
                try {
                    return carryOut(action, what, rules, proposer);
                } finally {
                    sweep();
                }
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private void sweep() {
        try {
            sweepStore();
        } catch (PluginException e) {
            steps.warn(LEFT + e.getMessage());
        } catch (IOException e) {
            steps.warn(LEFT + FileTrouble.of(e));
        }
    }

    private void sweepStore() throws PluginException, IOException {
        jars.sweep(stateFile.read());
        stateFile.sweep();
    }

    /** Only for the holder of the lock. */
    PluginChange carryOut(String action, String what, PluginRules rules, Proposer proposer)
            throws PluginException, IOException {
        StoreState before = stateFile.read();
        Optional<PluginId> subject = Optional.empty();
        try {
            Proposal proposal = proposer.of(before);
            subject = proposal.subject();
            Difference difference = new Difference(before, proposal.state(), proposals.installation());
            List<String> notes = new ArrayList<>(proposal.notes());
            if (subject.isPresent() && difference.isNothing()) {
                notes.add(subject.get() + " is installed already");
            }
            if (rules.dryRun() == DryRun.YES) {
                resolve(before, proposal);
            } else {
                notes.addAll(make(before, proposal, difference));
                if (!proposal.state().equals(before)) {
                    record(action, what, difference.facts(notes)).ifPresent(notes::add);
                }
            }
            return difference.report(proposal.restarts(), notes);
        } catch (PluginException e) {
            subject.ifPresent(id -> steps.done(Step.FAILED, id, e.line()));
            if (rules.dryRun() == DryRun.NO && !isKnown(what, e, before)) {
                record(action + " refused", what, Map.of("reason", e.line())).ifPresent(steps::warn);
            }
            throw e;
        }
    }

    private void resolve(StoreState before, Proposal proposal) throws PluginException, IOException {
        try (Trial trial = trials.get()) {
            trial.bring(proposals.coming(before, proposal.state(), proposal.subject()), Trial.Depth.RESOLVED);
        }
    }

    /** @return notes about the change */
    private List<String> make(StoreState before, Proposal proposal, Difference difference)
            throws PluginException, IOException {
        List<StoredPlugin> coming = proposals.coming(before, proposal.state(), proposal.subject());
        List<String> notes = new ArrayList<>();
        try (Trial trial = trials.get()) {
            trial.bring(coming, Trial.Depth.SAMPLE);
            notes.addAll(trial.notes());
            if (!proposal.state().equals(before)) {
                stateFile.write(proposal.state());
            }
            trial.keep(); // From here on the change counts, whatever happens.
        }
        difference.first().ifPresent(id -> steps.done(Step.COMMITTED, id));
        notes.addAll(reconciler.settle(proposal.state()));
        notes.addAll(difference.forgotten());
        if (difference.isNothing()) {
            coming.forEach(plugin -> notes.add(plugin.id() + " runs again"));
        }
        return notes;
    }

    /** Whether a jar that lies in the drop folder has been refused for this before. */
    private static boolean isKnown(String what, PluginException refusal, StoreState state) {
        return Optional.ofNullable(state.dropped().get(what))
                .flatMap(DroppedJar::refusal)
                .filter(known -> known.message().equals(DropFolder.reason(refusal, what)))
                .isPresent();
    }

    /** @return why the line could not be written, which does not affect the change */
    private Optional<String> record(String action, String what, Map<String, String> facts) {
        Map<String, String> line = new LinkedHashMap<>();
        line.put("what", Sources.shown(what));
        line.putAll(facts);
        try {
            log.add(action, line);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("the log of changes could not be written: " + FileTrouble.of(e));
        }
    }

    private PluginException unusable(IOException e) {
        return new PluginException(
                "plugin.folder-unusable",
                folder.root() + " cannot be used: " + FileTrouble.of(e)
                        + ". Nothing was changed. Free space, correct its permissions, or move away what is in its place, and try"
                        + " again; or name a folder of your own with LABELPORT_PLUGINS.",
                e);
    }
}
