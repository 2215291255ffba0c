package org.labelport.shell.request;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.labelport.export.TargetInfo;
import org.labelport.shell.invocation.WrongUse;
import org.labelport.shell.text.Listing;

/** A source as users write it, {@code coco:instances.json}. */
public record TargetAndPath(String target, String path) {

    /**
     * Splits a source into target and path. The engine checks whether the target exists.
     *
     * @throws WrongUse when it is a path without a target
     */
    public static TargetAndPath parse(String text, List<TargetInfo> installed) throws WrongUse {
        int colon = text.indexOf(':');
        String target = colon < 0 ? text : text.substring(0, colon);
        List<String> ids = installed.stream().map(TargetInfo::id).distinct().toList();
        if (!ids.contains(target) && isPath(text)) {
            throw new WrongUse(
                    "target.unknown",
                    "there is no target '" + target + "'. Say what kind of data it is, as in coco:" + text
                            + ". Installed: " + Listing.of(ids) + ".");
        }
        return new TargetAndPath(target, colon < 0 ? "" : text.substring(colon + 1));
    }

    /**
     * Whether the text is a path without a target. A misspelt target before a path does not make it one; a single
     * letter may be a drive.
     */
    private static boolean isPath(String text) {
        return !text.matches("[A-Za-z][\\w-]+:.*")
                && (Stream.of("/", "\\", ".").anyMatch(text::contains) || exists(text));
    }

    private static boolean exists(String text) {
        try {
            return Files.exists(Path.of(text));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
