package org.labelport.plugins.trust;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.ZipException;
import org.labelport.plugin.PluginException;
import org.labelport.report.FileTrouble;

/**
 * Makes the refusals of one jar.
 *
 * @param jar what the message calls it
 */
record Refusal(String jar) {

    PluginException notAJar(String problem, Throwable cause) {
        return new PluginException(
                "plugin.not-a-jar",
                jar + " is not a whole jar: " + problem
                        + ". Copy it again; when it is still being copied, wait until that is done.",
                cause);
    }

    /** What ended reading: the jar's own bytes, or the disk, which says nothing about them. */
    PluginException unread(IOException failure) {
        if (failure instanceof ZipException || failure instanceof EOFException) {
            return notAJar(String.valueOf(failure.getMessage()), failure);
        }
        return new PluginException(
                "plugin.unreadable",
                jar + " cannot be read: " + FileTrouble.of(failure)
                        + ". Try again; if it stays so, check the disk, and how many files a process may open (ulimit -n).",
                failure);
    }

    PluginException notAJar(String problem) {
        return notAJar(problem, new ZipException(problem));
    }

    PluginException notABundle(String problem) {
        return new PluginException(
                "plugin.not-a-bundle",
                jar + " is not a bundle: " + problem
                        + ". Ask for the plug-in's own jar; who builds it finds the needed headers in the guide"
                        + " \"Write a format\".");
    }

    PluginException unsafeEntry(String problem) {
        return new PluginException(
                "plugin.unsafe-entry",
                jar + " " + problem
                        + ", which no build tool writes. Do not use it; get the plug-in from its publisher.");
    }

    PluginException tooLarge(String problem) {
        return new PluginException(
                "plugin.too-large",
                jar + " " + problem + ". Do not use it; a plug-in that needs so much should load it from elsewhere.");
    }

    PluginException altered(String problem, Throwable cause) {
        return new PluginException("plugin.altered", alteredMessage(problem), cause);
    }

    PluginException altered(String problem) {
        return new PluginException("plugin.altered", alteredMessage(problem));
    }

    private String alteredMessage(String problem) {
        return jar + " was altered after it was signed: " + problem
                + ". Do not use it; get the plug-in from its publisher again.";
    }

    PluginException entryAdded(String problem) {
        return new PluginException(
                "plugin.entry-added",
                jar + " was added to after it was signed: " + problem
                        + ". Do not use it; get the plug-in from its publisher again, or let the publisher sign it again.");
    }
}
