package org.labelport.shell;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code labelport}: holds what all commands share. */
@Command(
        name = "labelport",
        sortOptions = false,
        header = "Exports annotated data into the files that training code reads.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed, or verify found something that readers would reject or damage",
            "2:wrong use, nothing was done",
            "3:done, except for items that failed, which are listed"
        },
        footer = {
            "",
            "Start here:",
            "  labelport formats",
            "  labelport plan   --from coco:instances.json --to yolo",
            "  labelport export --from coco:instances.json --to yolo --out exports",
            "  labelport help export"
        })
final class RootCommand {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            order = 91,
            scope = ScopeType.INHERIT,
            description = "Shows help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            order = 92,
            description = "Shows the version.")
    private boolean version;

    @Option(
            names = "--debug",
            order = 90,
            scope = ScopeType.INHERIT,
            description = "Shows the stack trace of an error.")
    private boolean debug;

    boolean debug() {
        return debug;
    }
}
