package org.labelport.testsupport;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Gives every property a seed made of its name, so that a build that passes once passes always. With
 * {@code -Dlabelport.seeds=random} each run tries other values; a seed in the property's annotation goes before both.
 */
public final class FixedSeeds implements AroundPropertyHook {

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property)
            throws Throwable {
        boolean random = System.getProperty("labelport.seeds", "fixed").equals("random");
        if (!random && context.attributes().seed().isEmpty()) {
            String name = context.containerClass().getName()
                    + '.'
                    + context.targetMethod().getName();
            context.attributes().setSeed(Long.toString(name.hashCode()));
        }
        return property.execute();
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }
}
