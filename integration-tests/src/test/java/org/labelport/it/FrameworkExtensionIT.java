package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.it.LabelportProcess.Ended;

/** Felix runs the code of its extensions while it installs them, so the command takes none. */
class FrameworkExtensionIT {

    @TempDir
    Path folder;

    @Test
    void anExtensionOfTheFrameworkIsNotInstalled() throws Exception {
        Ended ended =
                LabelportProcess.shell(folder, "\"$0\" shell <<'END'\ninstall file:" + extension() + "\nlb\nEND\n");
        String shown = ended.out() + ended.err();
        assertTrue(shown.contains("Labelport :: Plugins"), shown);
        assertTrue(shown.contains("Unable to add extension bundle"), shown);
        assertFalse(shown.contains("extension-of-felix"), shown);
    }

    private Path extension() throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", "extension-of-felix");
        headers.putValue("Bundle-Name", "extension-of-felix");
        headers.putValue("Fragment-Host", "system.bundle; extension:=framework");
        Path file = folder.resolve("extension.jar");
        new JarOutputStream(Files.newOutputStream(file), manifest).close();
        return file;
    }
}
