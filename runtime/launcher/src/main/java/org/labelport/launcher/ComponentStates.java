package org.labelport.launcher;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.osgi.framework.Bundle;

/**
 * Asks Declarative Services why components are not active. By reflection, because its classes live in a bundle that the
 * host does not see; used only when a start has failed already.
 */
final class ComponentStates {

    private static final int UNSATISFIED_REFERENCE = 2;
    private static final int FAILED_ACTIVATION = 16;

    private final Object runtime;

    ComponentStates(Object serviceComponentRuntime) {
        this.runtime = serviceComponentRuntime;
    }

    /** One line for each component that waits for a service or failed. */
    List<String> faults() throws ReflectiveOperationException {
        List<String> lines = new ArrayList<>();
        Object none = new Bundle[0];
        for (Object description : (Collection<?>) call("getComponentDescriptionDTOs", none)) {
            for (Object configuration : (Collection<?>) call("getComponentConfigurationDTOs", description)) {
                int state = (int) field(configuration, "state");
                String name = (String) field(description, "name");
                if (state == UNSATISFIED_REFERENCE) {
                    lines.add(name + " waits for " + String.join(", ", missing(description, configuration)));
                } else if (state == FAILED_ACTIVATION) {
                    lines.add(name + " failed: " + firstLine(String.valueOf(field(configuration, "failure"))));
                }
            }
        }
        return lines;
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
