package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.plugin.PluginException;

/** A runtime that trusts one signer of plug-ins, and a plug-in of that signer. */
abstract class TrustedSigner {

    static final String TABLES = "com.acme.tables";

    @TempDir
    static Path keys;

    static PluginSigner acme;

    @TempDir
    Path folder;

    PluginLab lab;

    @BeforeAll
    static void makeKey() throws Exception {
        acme = PluginSigner.make(keys, "acme");
    }

    @BeforeEach
    void start() throws Exception {
        lab = PluginLab.start(folder);
        acme.trustIn(PluginLab.conf(folder));
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    final Path signed(String version) throws Exception {
        return acme.sign(PluginJar.of(TABLES, version).in(folder));
    }

    final void restart() throws Exception {
        lab.close();
        lab = PluginLab.start(folder);
    }

    static String codeOf(Executable change) {
        return assertThrows(PluginException.class, change).code();
    }
}
