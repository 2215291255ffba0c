package org.labelport.launcher;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Whose code has ended the process, where that was not a signal. Calls of {@code System.exit} in plug-ins are kept from
 * that, but not those by reflection.
 */
final class ExitCaller {

    /** How names of classes begin that only pass a call on. */
    private static final List<String> JAVA = List.of("java.", "jdk.", "sun.");

    private ExitCaller() {}

    /** The class that has called {@code System.exit} or {@code Runtime.exit} in one of these threads; empty when none has. */
    static Optional<String> in(Collection<StackTraceElement[]> stacks) {
        return stacks.stream()
                .filter(stack -> Arrays.stream(stack).anyMatch(ExitCaller::isExit))
                .map(ExitCaller::caller)
                .findFirst();
    }

    /** A signal ends the process in another way. */
    private static boolean isExit(StackTraceElement frame) {
        return frame.getClassName().equals(Runtime.class.getName())
                && frame.getMethodName().equals("exit");
    }

    private static String caller(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .map(StackTraceElement::getClassName)
                .filter(name -> JAVA.stream().noneMatch(name::startsWith))
                .findFirst()
                .orElse("something");
    }
}
