package org.labelport.shell.gogo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.apache.felix.service.command.CommandProcessor;
import org.labelport.command.CommandLineRunner;
import org.labelport.shell.invocation.InteractiveShell;
import org.labelport.shell.invocation.Invocation;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The interactive shell, on Gogo: a prompt on a terminal, or line by line from a pipe. */
@Component(service = InteractiveShell.class)
public final class GogoShell implements InteractiveShell {

    private final CommandProcessor processor;
    private final BundleContext context;

    /** Called by Declarative Services. */
    @Activate
    public GogoShell(@Reference CommandProcessor processor, BundleContext context) {
        this.processor = processor;
        this.context = context;
    }

    @Override
    public int run(Invocation invocation) {
        GogoTools tools = GogoTools.register(context, processor);
        try (tools;
                TerminalPrompt prompt = new TerminalPrompt(invocation, context.getDataFile(""))) {
            return prompt.isTerminal() ? prompt.run(processor) : runPiped(invocation, System.in);
        } catch (IOException e) {
            invocation.complain("shell.terminal: the terminal cannot be used: " + e.getMessage());
            return CommandLineRunner.FAILED;
        }
    }

    private int runPiped(Invocation invocation, InputStream in) throws IOException {
        // The commands themselves come from standard input, so what they run must not read it.
        try (GogoLine lines = new GogoLine(
                () -> processor.createSession(
                        InputStream.nullInputStream(),
                        new OpenStream(invocation.out()),
                        new OpenStream(invocation.err())),
                invocation)) {
            lines.define("grep = { gogo:grep --color=never $args }");
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            StringBuilder unfinished = new StringBuilder();
            while (!lines.exitAsked()) {
                String line = reader.readLine();
                if (line == null) {
                    break;
                }
                unfinished.append(line).append('\n');
                if (lines.isComplete(unfinished)) {
                    lines.execute(unfinished);
                    unfinished.setLength(0);
                }
            }
            if (!unfinished.toString().isBlank()) {
                lines.execute(unfinished);
            }
            return lines.status();
        }
    }
}
