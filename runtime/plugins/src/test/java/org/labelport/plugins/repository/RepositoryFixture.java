package org.labelport.plugins.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.http.HttpSettings;
import org.labelport.plugin.PluginException;

/** A folder with an index of two plug-ins and a library, and what is read from it. */
abstract class RepositoryFixture {

    static final IndexCheck ANY = (address, index, signature) -> {};
    static final int LIMIT = 1 << 20;

    @TempDir
    Path temporary;

    Path folder;

    @BeforeEach
    void fill() throws Exception {
        folder = temporary.resolve("my repository ü");
        TestJar.plugin("com.acme.tables", "1.0.0", "tables").in(folder);
        TestJar.plugin("com.acme.tables", "1.2.0", "tables").at(folder.resolve("tables 1.2 #ä.jar"));
        TestJar.of("com.acme.lib", "1.0.0").in(folder);
        IndexWriter.write(folder, Optional.empty());
    }

    String onDisk() {
        return folder.resolve("index.xml").toString();
    }

    static Repositories repositories(IndexCheck check, String... addresses) {
        return new Repositories(
                List.of(addresses), check, HttpSettings.defaults().withAttempts(1), LIMIT);
    }

    static Offers read(String... addresses) throws PluginException {
        return repositories(ANY, addresses).read(Map.of());
    }

    static PluginException onlyProblem(Offers offers) {
        assertEquals(1, offers.problems().size(), () -> "problems " + offers.problems());
        PluginException problem = offers.problems().get(0);
        assertFalse(problem.getMessage().contains("\n"), problem.getMessage());
        return problem;
    }
}
