package org.labelport.launcher;

import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.osgi.framework.Bundle;

/**
 * Asks Declarative Services why components are not active. Uses reflection, because the classes are in a bundle that
 * the host does not see. Used only when a start has already failed.
 */
final class ComponentStates {

    private static final int UNSATISFIED_REFERENCE = 2;
    private static final int FAILED_ACTIVATION = 16;

    private final Object runtime;

    ComponentStates(Object serviceComponentRuntime) {
        this.runtime = serviceComponentRuntime;
    }

    /**
     * Why a service is missing: one line for each component that should offer the service, or something that it waits
     * for.
     */
    List<String> faults(String service) throws ReflectiveOperationException {
        Set<String> lines = new LinkedHashSet<>();
        Set<String> asked = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(service));
        while (!open.isEmpty()) {
            String wanted = open.remove();
            if (asked.add(wanted)) {
                boolean offered = false;
                for (Object description : (Collection<?>) call("getComponentDescriptionDTOs", (Object) new Bundle[0])) {
                    if (List.of((Object[]) field(description, "serviceInterfaces"))
                            .contains(wanted)) {
                        offered = true;
                        addFaults(description, lines, open);
                    }
                }
                if (!offered) {
                    lines.add(noneOffers(wanted));
                }
            }
        }
        return List.copyOf(lines);
    }

    /** The line about a service that no component offers. */
    static String noneOffers(String service) {
        return "no bundle offers " + service;
    }

    private void addFaults(Object description, Set<String> lines, Deque<String> open)
            throws ReflectiveOperationException {
        for (Object configuration : (Collection<?>) call("getComponentConfigurationDTOs", description)) {
            int state = (int) field(configuration, "state");
            String name = (String) field(description, "name");
            if (state == UNSATISFIED_REFERENCE) {
                List<String> missing = missing(description, configuration);
                lines.add(name + " waits for " + String.join(", ", missing));
                open.addAll(missing);
            } else if (state == FAILED_ACTIVATION) {
                lines.add(name + " failed: " + firstLine(String.valueOf(field(configuration, "failure"))));
            }
        }
    }

    private static List<String> missing(Object description, Object configuration) throws ReflectiveOperationException {
        List<String> names = new ArrayList<>();
        for (Object unsatisfied : (Object[]) field(configuration, "unsatisfiedReferences")) {
            Object name = field(unsatisfied, "name");
            for (Object reference : (Object[]) field(description, "references")) {
                if (name.equals(field(reference, "name"))) {
                    names.add((String) field(reference, "interfaceName"));
                }
            }
        }
        return names;
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private Object call(String name, Object argument) throws ReflectiveOperationException {
        for (Class<?> type : runtime.getClass().getInterfaces()) {
            Method found = Arrays.stream(type.getMethods())
                    .filter(method -> method.getName().equals(name))
                    .findFirst()
                    .orElse(null);
            if (found != null) {
                return found.invoke(runtime, argument);
            }
        }
        throw new NoSuchMethodException(name);
    }

    private static Object field(Object dto, String name) throws ReflectiveOperationException {
        return dto.getClass().getField(name).get(dto);
    }
}
