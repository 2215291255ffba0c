package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** When the start script builds a source checkout, here one with a build that only leaves its mark. */
@DisabledOnOs(OS.WINDOWS)
class CheckoutStartIT {

    @TempDir
    private Path checkout;

    @BeforeEach
    void makeCheckout() throws IOException {
        Files.copy(LabelportProcess.project("labelport"), checkout.resolve("labelport"));
        write("pom.xml", "<modules>\n  <module>api</module>\n  <module>targets/ango</module>\n</modules>\n");
        write("api/src/main/java/Api.java", "");
        write("targets/ango/src/main/java/Ango.java", "");
        Path mvnw = write("mvnw", """
                #!/bin/sh
                mkdir -p distribution/target/labelport/bundles
                touch distribution/target/labelport-0.1.0.zip
                echo built >>builds
                """);
        assertEquals(true, mvnw.toFile().setExecutable(true));
    }

    @Test
    void buildsOnceAndAgainWhenASourceHasChanged() throws Exception {
        start();
        assertEquals(1, builds());
        start();
        assertEquals(1, builds(), "nothing has changed");

        change("targets/ango/src/main/java/Ango.java");
        start();
        assertEquals(2, builds());
        change("pom.xml");
        start();
        assertEquals(3, builds());
    }

    @Test
    void pluginThatIsMadeInTheCheckoutIsNoReasonToBuild() throws Exception {
        start();
        change("my-format/pom.xml");
        change("my-format/bnd.bnd");
        change("my-format/src/main/java/MyFormat.java");
        start();

        assertEquals(1, builds());
    }

    private void start() throws Exception {
        Process process = new ProcessBuilder("sh", checkout.resolve("labelport").toString(), "formats")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.waitFor();
    }

    private int builds() throws IOException {
        return Files.readAllLines(checkout.resolve("builds")).size();
    }

    /** Writes a file with a time after that of the build. */
    private void change(String file) throws IOException {
        Path changed = write(file, "changed");
        Files.setLastModifiedTime(changed, FileTime.from(Instant.now().plusSeconds(5)));
    }

    private Path write(String file, String text) throws IOException {
        Path path = checkout.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text, StandardCharsets.UTF_8);
    }
}
