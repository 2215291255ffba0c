package org.labelport.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.labelport.command.CommandLineRunner;
import org.labelport.report.FileTrouble;

/** Finds out which packages the host's copy of the API offers to bundles, which are those that its manifest exports. */
final class SharedPackages {

    private SharedPackages() {}

    /**
     * The packages in the syntax of {@code Export-Package}, which the framework also uses for extra system packages.
     */
    static String ofApi() throws LaunchException {
        CodeSource source = CommandLineRunner.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            throw new LaunchException("the API was loaded from an unknown place. Put its jar on the class path.");
        }
        try {
            Path place = Path.of(source.getLocation().toURI());
            String packages = manifest(place).getMainAttributes().getValue("Export-Package");
            if (packages == null) {
                throw new LaunchException(
                        place + " exports no packages. Use the org.labelport.api jar as it was built.");
            }
            return packages;
        } catch (IOException e) {
            throw new LaunchException(
                    source.getLocation() + ": its manifest cannot be read: " + FileTrouble.reason(e), e);
        } catch (URISyntaxException e) {
            throw new LaunchException("the API was loaded from " + source.getLocation() + ", which is not a file", e);
        }
    }

    private static Manifest manifest(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            try (InputStream in = Files.newInputStream(place.resolve(JarFile.MANIFEST_NAME))) {
                return new Manifest(in);
            }
        }
        try (JarFile jar = new JarFile(place.toFile(), false)) {
            Manifest manifest = jar.getManifest();
            return manifest == null ? new Manifest() : manifest;
        }
    }
}
