package org.labelport.plugins;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.labelport.convert.Converter;
import org.labelport.convert.FormatDescriptor;
import org.labelport.engine.LabelportEngine;
import org.labelport.engine.catalogue.Origin;
import org.labelport.engine.catalogue.Providers;
import org.labelport.plugin.Reason;
import org.labelport.plugins.change.BundleServices;
import org.labelport.plugins.store.StoredPlugin;
import org.labelport.plugins.why.Explanations;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.TargetHandler;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/**
 * Adds formats and targets that are OSGi services to the engine, each with its bundle. A service that is faulty, or
 * that its bundle does not declare, is not added, and the reason is kept for as long as the service is there.
 */
final class ServiceEntrance {

    private final LabelportEngine engine;
    private final boolean enforcing;
    /** Why services are not used, by their ids. */
    private final Map<Object, Reason> faults = new ConcurrentHashMap<>();

    /** @param enforcing whether all bundles must declare what they bring, not only plug-ins */
    ServiceEntrance(LabelportEngine engine, boolean enforcing) {
        this.engine = engine;
        this.enforcing = enforcing;
    }

    void add(Converter converter, ServiceReference<Converter> reference) {
        described("format", converter, reference, origin -> {
            FormatDescriptor descriptor = FormatDescriptor.of(converter);
            checkDeclared(reference, "labelport.format", descriptor.id(), BundleServices::formats);
            engine.add(converter, descriptor, origin);
        });
    }

    void add(TargetHandler target, ServiceReference<TargetHandler> reference) {
        described("target", target, reference, origin -> {
            ProvidesTarget described = target.getClass().getAnnotation(ProvidesTarget.class);
            if (described != null) { // Without it, the engine reports what is wrong.
                checkDeclared(reference, "labelport.target", described.target(), BundleServices::targets);
            }
            engine.add(target, origin);
        });
    }

    /** Forgets a service that is gone. */
    void remove(ServiceReference<?> reference) {
        faults.remove(reference.getProperty(Constants.SERVICE_ID));
    }

    /** Why a service is not used; empty when it is. */
    Optional<Reason> fault(ServiceReference<?> reference) {
        return Optional.ofNullable(faults.get(reference.getProperty(Constants.SERVICE_ID)));
    }

    /**
     * Requires that a service's bundle declares it in the manifest, because before any code runs, only the manifests
     * are compared to find who owns a format. In a framework that is not Labelport's own, only plug-ins are checked.
     *
     * @throws IllegalArgumentException when the code brings something that is not declared
     */
    private void checkDeclared(
            ServiceReference<?> reference,
            String property,
            String id,
            Function<BundleServices, List<String>> declared) {
        Bundle bundle = reference.getBundle();
        boolean host = bundle.getBundleId() == Constants.SYSTEM_BUNDLE_ID;
        boolean asked = enforcing || bundle.getLocation().startsWith(StoredPlugin.LOCATION);
        if (!id.equals(reference.getProperty(property))) {
            throw new IllegalArgumentException("its class is annotated with " + id + ", and it is registered for "
                    + reference.getProperty(property));
        }
        if (asked && !host && !declared.apply(BundleServices.declared(bundle)).contains(id)) {
            throw new IllegalArgumentException(
                    "it brings " + id + ", which the manifest of its bundle does not declare (Provide-Capability)");
        }
    }

    /**
     * Adds a service that describes itself. This runs code of the plug-in, which may fail in any way and must not
     * affect other plug-ins.
     */
    private void described(String kind, Object service, ServiceReference<?> reference, Consumer<Origin> adding) {
        Bundle bundle = reference.getBundle();
        if (bundle == null) {
            return; // It is gone again already.
        }
        Origin origin = origin(service, bundle, reference);
        try {
            adding.accept(origin);
        } catch (Exception | Error e) {
            String what = "the description of " + kind + " " + reference.getProperty("labelport." + kind);
            Reason fault = Explanations.ofDescription(bundle, what, e);
            faults.put(reference.getProperty(Constants.SERVICE_ID), fault);
            // While a plug-in is tried, the change that fails tells the reason.
            if (engine.providers().state(bundle.getBundleId()) != Providers.State.HELD) {
                StartWarnings.log(
                        ServiceEntrance.class,
                        origin.plugin() + ": " + service.getClass().getName() + " is not used: " + fault.text()
                                + ". This is a fault of the plug-in, please report it to its author");
            }
        }
    }

    private static Origin origin(Object service, Bundle bundle, ServiceReference<?> reference) {
        int rank = reference.getProperty(Constants.SERVICE_RANKING) instanceof Integer ranking ? ranking : 0;
        long id = (Long) reference.getProperty(Constants.SERVICE_ID);
        if (bundle.getBundleId() == Constants.SYSTEM_BUNDLE_ID) { // The host's own object.
            Origin host = Origin.of(service);
            return new Origin(host.provider(), host.version(), host.bundle(), rank, id);
        }
        String name = bundle.getSymbolicName();
        return new Origin(
                name == null ? bundle.getLocation() : name,
                bundle.getVersion().toString(),
                bundle.getBundleId(),
                rank,
                id);
    }
}
