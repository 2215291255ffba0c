package org.labelport.plugins.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.labelport.plugin.PluginException;

/** What is said of a jar that could not be read to its end. */
class RefusalTest {

    private final Refusal refusal = new Refusal("tables.jar");

    @Test
    void brokenContentIsTheJarsFault() {
        assertEquals("plugin.not-a-jar", refusal.unread(new ZipException("bad")).code());
        assertEquals(
                "plugin.not-a-jar", refusal.unread(new EOFException("short")).code());
    }

    @Test
    void diskThatFailsSaysNothingAboutTheJar() {
        PluginException failed = refusal.unread(new IOException("Input/output error"));
        assertEquals("plugin.unreadable", failed.code());
        assertEquals(
                "tables.jar cannot be read: Input/output error. Try again; if it stays so, check the disk, and how many"
                        + " files a process may open (ulimit -n).",
                failed.getMessage());
        assertEquals(
                "plugin.unreadable",
                refusal.unread(new AccessDeniedException("/store/x.jar")).code());
    }
}
