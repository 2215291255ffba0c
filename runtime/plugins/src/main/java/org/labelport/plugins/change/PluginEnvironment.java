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
 * What the manager of plug-ins works with: the framework, the engine, the settings, and who is told.
 *
 * @param context of the framework
 * @param engine gets what they bring
 * @param settings of the operator
 * @param explanations of what does not run
 * @param vetted told of each bundle that may run, before it resolves
 * @param refusals why bundles that came on another way may not run, by id
 * @param listeners told of each step; the list may change meanwhile, so it is one that can be read at any time
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
