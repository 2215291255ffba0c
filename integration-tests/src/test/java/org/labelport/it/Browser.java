package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.labelport.it.LabelportProcess.Ended;

/** A browser without a window, which is started for each page that it shows. */
record Browser(String command) {

    private static final List<String> COMMANDS = List.of("chromium", "google-chrome", "chromium-browser");

    /** Containers have no sandbox for it, and there is nothing for it to look for on the network. */
    private static final List<String> OPTIONS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** The browser of this machine, if it has one. */
    static Optional<Browser> find() throws InterruptedException {
        for (String command : COMMANDS) {
            try {
                Process version = new ProcessBuilder(command, "--version")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                if (version.waitFor() == 0) {
                    return Optional.of(new Browser(command));
                }
            } catch (IOException e) {
                continue; // there is no such program
            }
        }
        return Optional.empty();
    }

    /** What the page looks like. */
    BufferedImage screenshot(Path page, Path folder) throws IOException, InterruptedException {
        Path shot = folder.resolve("shot.png");
        run(page.toUri(), folder, "--window-size=800,900", "--hide-scrollbars", "--screenshot=" + shot);
        return ImageIO.read(shot.toFile());
    }

    /** The page's elements once it is loaded, and on the error output what the browser says meanwhile. */
    Ended document(Path page, Path folder) throws IOException, InterruptedException {
        return run(page.toUri(), folder, "--enable-logging=stderr", "--dump-dom");
    }

    /** The page's elements after some time, which passes as soon as nothing is loaded and nothing runs. */
    Ended documentAfter(Duration time, URI page, Path folder) throws IOException, InterruptedException {
        return run(page, folder, "--window-size=1600,1200", "--virtual-time-budget=" + time.toMillis(), "--dump-dom");
    }

    private Ended run(URI page, Path folder, String... options) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(command, "--user-data-dir=" + folder.resolve("profile")));
        line.addAll(OPTIONS);
        line.addAll(List.of(options));
        line.add(page.toString());
        Ended ended = LabelportProcess.program(folder, line).await();
        assertEquals(0, ended.exitCode(), ended.err());
        return ended;
    }
}
