package org.labelport.shell.plugin;

import java.io.Console;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.labelport.command.CommandLineRunner;
import org.labelport.plugin.AvailablePlugin;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginManager.SigningKey;
import org.labelport.shell.invocation.Invocation;
import org.labelport.shell.invocation.WrongUse;
import org.labelport.shell.text.SafeText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code labelport plugin index}. */
@Command(
        name = "index",
        sortOptions = false,
        parameterListHeading = "%n",
        optionListHeading = "",
        header = "Turns a folder of jars into a repository: writes its index, and signs it.",
        description = {
            "The password of the key store is taken from LABELPORT_KEYSTORE_PASSWORD, or asked for on the terminal."
        },
        footer = {"", "Examples:", "  labelport plugin index /srv/plugins --keystore release.p12"})
final class PluginIndexCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(paramLabel = "FOLDER", description = "The folder of jars.")
    private Path folder = Path.of("");

    @Option(
            names = "--keystore",
            paramLabel = "FILE",
            order = 1,
            description = "A PKCS #12 key store with an Ed25519 key. Without one the index is not signed.")
    private @Nullable Path keystore;

    @Option(
            names = "--alias",
            paramLabel = "NAME",
            order = 2,
            description = "The key in the key store. Default: the only one.")
    private String alias = "";

    PluginIndexCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws PluginException, WrongUse {
        Optional<SigningKey> key = keystore == null
                ? Optional.empty()
                : Optional.of(new SigningKey(keystore, Optional.of(alias).filter(name -> !name.isEmpty()), password()));
        List<AvailablePlugin> listed = invocation.plugins().index(folder, key);
        listed.forEach(plugin -> invocation.print(
                List.of(SafeText.of(plugin.id().name() + " " + plugin.id().version()))));
        invocation.print(List.of(SafeText.of(folder.resolve("index.xml") + ": " + listed.size()
                + (listed.size() == 1 ? " jar" : " jars") + (key.isPresent() ? ", signed" : ", not signed"))));
        return CommandLineRunner.DONE;
    }

    private static char[] password() throws WrongUse {
        String variable = System.getenv("LABELPORT_KEYSTORE_PASSWORD");
        if (variable != null) {
            return variable.toCharArray();
        }
        Console terminal = System.console();
        char[] typed = terminal == null ? null : terminal.readPassword("Password of the key store: ");
        if (typed == null) {
            throw new WrongUse(
                    "option.missing", "the key store needs a password. Set LABELPORT_KEYSTORE_PASSWORD to it.");
        }
        return typed;
    }
}
