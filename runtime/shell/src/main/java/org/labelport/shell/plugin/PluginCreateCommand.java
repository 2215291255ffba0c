package org.labelport.shell.plugin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.labelport.command.CommandLineRunner;
import org.labelport.export.FormatInfo;
import org.labelport.model.DataType;
import org.labelport.plugin.PluginException;
import org.labelport.shell.create.NewPlugin;
import org.labelport.shell.create.PluginNames;
import org.labelport.shell.invocation.Invocation;
import org.labelport.shell.invocation.WrongUse;
import org.labelport.shell.text.Listing;
import org.labelport.shell.text.SafeText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code labelport plugin create}. */
@Command(
        name = "create",
        sortOptions = false,
        parameterListHeading = "%n",
        optionListHeading = "",
        header = "Creates the Maven project of a new format, for you to change into yours.",
        description = {"The project builds, passes the contract test of all formats, and can be installed as it is."},
        footer = {
            "",
            "Examples:",
            "  labelport plugin create my-format",
            "  labelport plugin create talks --package com.acme.talks --data audio,text"
        })
final class PluginCreateCommand implements Callable<Integer> {

    /** The prefix of the names of Labelport's own bundles. */
    private static final String OURS = "org.labelport.";

    private final Invocation invocation;

    @Parameters(paramLabel = "NAME", description = "The format's name, as in my-format; also the folder's.")
    private String name = "";

    @Option(
            names = "--into",
            paramLabel = "FOLDER",
            order = 1,
            description = "Where the project's folder is made. Default: here.")
    private Path into = Path.of("");

    @Option(
            names = "--package",
            paramLabel = "PACKAGE",
            order = 2,
            description = "The package of its classes, and the plug-in's name. Default: com.example.NAME.")
    private String packageName = "";

    @Option(
            names = "--data",
            paramLabel = "TYPE",
            split = ",",
            order = 3,
            description = "Types of data that it lists: image, video, audio, text, pcd, prompt. Default: image.")
    private List<String> data = List.of(DataType.IMAGE.key());

    @Option(
            names = "--annotation",
            paramLabel = "TYPE",
            split = ",",
            order = 4,
            description = "Types whose annotations it holds. Default: those of --data.")
    private List<String> annotations = List.of();

    PluginCreateCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws PluginException, WrongUse, IOException {
        Set<DataType> dataTypes = types("--data", data);
        Set<DataType> annotationTypes = annotations.isEmpty() ? dataTypes : types("--annotation", annotations);
        if (!dataTypes.containsAll(annotationTypes)) {
            throw new WrongUse(
                    "option.invalid", "--annotation names a type that --data does not. Add it there, or leave it out.");
        }
        PluginNames names = PluginNames.of(name, packageName);
        requireFree(names.format());
        Path folder = new NewPlugin(names, dataTypes, annotationTypes, invocation.installation()).writeInto(into);
        invocation.print(List.of(
                "The project of the format " + names.format() + " is in " + SafeText.of(folder.toString()) + ". In it:",
                "  build and test  mvn package",
                "  install         labelport plugin install target/" + names.format() + "-0.1.0.jar --allow-unsigned",
                "  use             labelport export --from coco:instances.json --to " + names.format()
                        + " --out exports",
                "README.md says more."));
        return CommandLineRunner.DONE;
    }

    private void requireFree(String format) throws WrongUse {
        for (FormatInfo installed : invocation.engine().formats()) {
            if (installed.descriptor().id().equals(format)
                    && installed.provider().startsWith(OURS)) {
                throw new WrongUse(
                        "plugin.name",
                        "'" + format + "' is a format of Labelport. Give yours another name, such as " + format
                                + "-mine.");
            }
        }
    }

    private static Set<DataType> types(String option, List<String> keys) throws WrongUse {
        Set<DataType> types = EnumSet.noneOf(DataType.class);
        for (String key : keys) {
            types.add(DataType.ofKey(key)
                    .orElseThrow(() -> new WrongUse(
                            "option.invalid",
                            "'" + key + "' is not a value for " + option + ". Give one of "
                                    + Listing.of(Arrays.stream(DataType.values())
                                            .map(DataType::key)
                                            .toList())
                                    + ".")));
        }
        return types;
    }
}
