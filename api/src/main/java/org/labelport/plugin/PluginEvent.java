package org.labelport.plugin;

import static java.util.Objects.requireNonNull;

/**
 * A step of a change.
 *
 * @param step the step that the change has reached
 * @param plugin which version it is about; for {@link Step#COMMITTED} the first of those that changed
 * @param detail one line of detail, such as the reason of a refusal; may be empty
 */
public record PluginEvent(Step step, PluginId plugin, String detail) {

    /** The steps in their order; a change that fails ends with {@link #FAILED} instead of going on. */
    public enum Step {
        /** The jar is in the store; its content and its signature are as they should be. */
        VERIFIED,
        /** Everything that it requires is available. */
        RESOLVED,
        /** Its bundle is active; no run can get it yet. */
        STARTED,
        /** It wrote a sample. */
        CHECKED,
        /** The change is on disk: from here on it holds, also after a crash. */
        COMMITTED,
        /** New runs get it. */
        SERVING,
        /** New runs do not get it any more. */
        DRAINING,
        /** The last run that held it has ended, and it is gone. */
        GONE,
        /** The change was given up, and nothing of it is left. */
        FAILED
    }

    public PluginEvent {
        requireNonNull(step, "step");
        requireNonNull(plugin, "plugin");
        requireNonNull(detail, "detail");
    }
}
