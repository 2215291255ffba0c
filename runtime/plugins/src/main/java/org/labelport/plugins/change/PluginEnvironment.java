package org.labelport.plugins.change;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.labelport.engine.LabelportEngine;
import org.labelport.plugin.PluginListener;
import org.labelport.plugins.why.Explanations;
import org.labelport.settings.Settings;
import org.osgi.framework.BundleContext;

/**
 * What the plug-in manager works with: the framework, the engine, the settings and the listeners.
 *
 * @param context the context of the framework
 * @param engine gets the formats and targets of plug-ins
 * @param settings the operator's settings
 * @param explanations explains why plug-ins do not run
 * @param vetted told of each bundle that may run, before it resolves
 * @param refusals why bundles that were installed in another way may not run, by id
 * @param listeners told of each step; the list may change meanwhile, so it must be one that can be read at any time
 * @param warnings takes a line about each thing that went wrong without ending a change
 */
public record PluginEnvironment(
        BundleContext context,
        LabelportEngine engine,
        Settings settings,
        Explanations explanations,
        LongConsumer vetted,
        Supplier<Map<Long, String>> refusals,
        List<PluginListener> listeners,
        Consumer<String> warnings) {}
