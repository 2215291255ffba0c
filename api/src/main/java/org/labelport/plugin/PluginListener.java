package org.labelport.plugin;

/**
 * Is told of each step of a change, on the thread that makes the change, which waits until the listener returns. A
 * listener that throws is reported and does not affect the change. In an OSGi framework every service of this type is
 * told of all changes.
 */
@FunctionalInterface
public interface PluginListener {

    /** A step was done. */
    void pluginChanged(PluginEvent event);
}
