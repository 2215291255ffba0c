/**
 * Labelport in an OSGi framework. {@link org.labelport.plugins.EngineService} offers the engine, with the formats and
 * targets that are services right now; {@code PluginService} installs, upgrades and removes plug-ins.
 */
@NullMarked
package org.labelport.plugins;

import org.jspecify.annotations.NullMarked;
