package org.labelport.plugins.why.plugin;

import org.objectweb.asm.ClassWriter;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Uses a library that the bundle does not import. */
public final class ForgetfulActivator implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        new ClassWriter(0).visitEnd();
    }

    @Override
    public void stop(BundleContext context) {
        // never started
    }
}
