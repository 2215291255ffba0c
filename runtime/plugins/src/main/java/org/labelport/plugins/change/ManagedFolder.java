package org.labelport.plugins.change;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.labelport.plugin.AvailablePlugin;
import org.labelport.plugin.Plugin;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.Reason;
import org.labelport.plugin.VersionRange;
import org.labelport.plugins.store.PluginFolder;

/**
 * A folder of plug-ins, and a framework that always runs the plug-ins of the folder: from the start, after every change
 * made here, and after every change by another process or by hand.
 */
public final class ManagedFolder implements AutoCloseable {

    private final Manager manager;
    private final ManagerThread thread;
    private final LastingWatch watch;
    /** Checks once more, after a while. */
    private final Runnable lookAgain;
    /**
     * The problem that the last check found, empty when there was none. The next check is soon, and need not report it
     * again.
     */
    private String complaint = "";

    private ManagedFolder(PluginFolder folder, Manager manager, ManagerThread thread) {
        this.manager = manager;
        this.thread = thread;
        this.lookAgain = thread.once(this::catchUp, DropIntake.COPYING_MILLIS);
        this.watch = new LastingWatch(folder, thread, this::catchUp, manager.steps()::warn);
    }

    /**
     * Begins to run the plug-ins of the folder.
     *
     * @param ready called once they run, with one line if they could not
     */
    public static ManagedFolder start(
            PluginFolder folder, PluginEnvironment environment, Consumer<Optional<String>> ready) {
        ManagerThread thread = new ManagerThread();
        ManagedFolder managed = new ManagedFolder(folder, new Manager(folder, environment, thread), thread);
        thread.execute(() -> {
            Optional<String> trouble = Optional.empty();
            try {
                trouble = managed.look();
            } finally {
                ready.accept(trouble);
            }
            managed.watch.look();
        });
        return managed;
    }

    /** A change of plug-ins. */
    @FunctionalInterface
    public interface Change<T> {
        T make(PluginChanges changes) throws PluginException;
    }

    /** Makes a change, after those that were asked for before. */
    public <T> T change(Change<T> change) throws PluginException {
        Callable<T> work = () -> {
            try {
                return change.make(manager.changes());
            } finally {
                watch.look(); // the folder may have been created
            }
        };
        return thread.call(work);
    }

    /** The plug-ins, sorted by name and version. */
    public List<Plugin> list() throws PluginException {
        return manager.list();
    }

    /** The plug-ins that the repositories offer. */
    public List<AvailablePlugin> available() throws PluginException {
        return manager.available();
    }

    /** Why a jar or a plug-in cannot serve. */
    public List<Reason> why(String jarOrName) throws PluginException {
        return manager.why(jarOrName);
    }

    /** What is known of a format that no run can get, in one line. */
    public Optional<String> suggest(String format, VersionRange versions) {
        try {
            return manager.suggest(format, versions);
        } catch (PluginException e) {
            return Optional.of(e.getMessage());
        }
    }

    private void catchUp() {
        look().ifPresent(manager.steps()::warn);
    }

    /** Checks what keeps plug-ins from serving; empty if the last check found the same. */
    private Optional<String> look() {
        String found = "";
        try {
            if (manager.changes().catchUp()) {
                lookAgain.run();
            }
        } catch (PluginException e) { // such as a disk that fails for a moment: no other event may come
            found = e.line();
            lookAgain.run();
        } catch (RuntimeException | LinkageError e) {
            found = "plug-ins could not be brought up: " + e;
        }
        boolean said = found.equals(complaint);
        complaint = found;
        return said || found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    /** Changes that are being made end first; one that does not end begins no new watch. */
    @Override
    public void close() {
        try (watch) {
            thread.close();
        }
    }
}
