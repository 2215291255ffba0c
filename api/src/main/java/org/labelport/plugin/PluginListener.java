package org.labelport.plugin;

/**
 * Hears each step of changes, on the thread that makes them, which waits until this returns. A listener that throws is
 * reported and does not disturb the change. Services of this type hear all changes of their runtime.
 */
@FunctionalInterface
public interface PluginListener {

    /** A step was done. */
    void pluginChanged(PluginEvent event);
}
