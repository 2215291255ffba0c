package org.labelport.shell.gogo;

import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import org.apache.felix.gogo.jline.Converters;
import org.apache.felix.gogo.jline.Posix;
import org.apache.felix.gogo.jline.Procedural;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.Converter;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/**
 * Offers a few of Gogo's own commands beside ours, so that {@code formats | grep yolo} works, and a converter that
 * turns a bundle's number or name into the bundle for {@code update} and {@code uninstall}. Gogo's own bundle would
 * offer them too, but would also take over the terminal and stop the framework at its end.
 */
final class GogoTools implements AutoCloseable {

    private static final String[] TEXT = {"cat", "echo", "grep", "head", "less", "ls", "pwd", "sort", "tail", "wc"};
    private static final String[] CONTROL = {"each", "if", "not", "throw", "try", "until", "while", "break", "continue"
    };

    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();

    private GogoTools() {}

    static GogoTools register(BundleContext context, CommandProcessor processor) {
        GogoTools tools = new GogoTools();
        tools.registrations.add(context.registerService(Posix.class, new Posix(processor), functions("gogo", TEXT)));
        tools.registrations.add(
                context.registerService(Procedural.class, new Procedural(), functions("gogo", CONTROL)));
        tools.registrations.add(
                context.registerService(FixedFolder.class, new FixedFolder(), functions("labelport", "cd")));
        tools.registrations.add(context.registerService(Converter.class, new Converters(context), null));
        return tools;
    }

    @Override
    public void close() {
        registrations.forEach(ServiceRegistration::unregister);
    }

    private static Dictionary<String, Object> functions(String scope, String... names) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(CommandProcessor.COMMAND_SCOPE, scope);
        properties.put(CommandProcessor.COMMAND_FUNCTION, names);
        return properties;
    }
}
