package org.labelport.it;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.stream.Stream;

/** Finds a Python that has the libraries of a test: the one on the path, or Debian's own, for which Debian packages them. */
final class Python {

    private static final String PROBE =
            "import importlib.util, sys; sys.exit(any(importlib.util.find_spec(name) is None for name in sys.argv[1:]))";

    private Python() {}

    /** The command of a Python that has these libraries. Skips the test if there is none. */
    static String with(String... libraries) {
        return Stream.of("python3", "/usr/bin/python3")
                .filter(python -> has(python, libraries))
                .findFirst()
                .orElseGet(() -> abort("no Python with " + String.join(", ", libraries) + " here"));
    }

    private static boolean has(String python, String... libraries) {
        List<String> command = Stream.concat(Stream.of(python, "-c", PROBE), Stream.of(libraries))
                .toList();
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notInstalled) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while looking for " + python, e);
        }
    }
}
