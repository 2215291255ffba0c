package org.labelport.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The machine of somebody who writes plug-ins: Maven knows all libraries, but Labelport was never installed into it. */
final class AuthorsMachine {

    /** Small builds never earn back the optimising compiler. */
    private static final String QUICK_JAVA = "-XX:TieredStopAtLevel=1";

    /** Versions that the annotations of OSGi name, and Labelport's build replaces by others. */
    private static final List<String> UNNEEDED =
            List.of("org/osgi/org.osgi.util.function/1.0.0", "org/osgi/org.osgi.util.promise/1.0.0");

    private AuthorsMachine() {}

    /** What processes that start Maven need to know; {@code mvn} is the project's. */
    static Map<String, String> environment(Path folder) throws IOException {
        Path maven = Files.createDirectories(folder.resolve("maven"));
        Path mvn = maven.resolve("mvn");
        Files.writeString(mvn, "#!/bin/sh\nexec sh '" + LabelportProcess.project("mvnw") + "' \"$@\"\n");
        Files.setPosixFilePermissions(mvn, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path conf = Files.createDirectories(folder.resolve("conf"));
        Files.writeString(conf.resolve("plugins.json"), PluginLab.PATIENT);
        return Map.of(
                "LABELPORT_CONF",
                conf.toString(),
                "JAVA_HOME",
                System.getProperty("java.home"),
                "PATH",
                maven + ":" + System.getenv("PATH"),
                "MAVEN_OPTS",
                QUICK_JAVA + " -XX:+UseSerialGC",
                "MAVEN_ARGS",
                "-DargLine=" + QUICK_JAVA + " -Dmaven.repo.local=" + repositoryWithoutLabelport(folder));
    }

    /** The same, where Maven may download nothing. */
    static Map<String, String> offline(Path folder) throws IOException {
        Map<String, String> environment = new HashMap<>(environment(folder));
        environment.merge("MAVEN_ARGS", "-o", (usual, offline) -> offline + " " + usual);
        return environment;
    }

    /** A view of this machine's local repository, which lacks Labelport and gets its copies of it. */
    private static Path repositoryWithoutLabelport(Path folder) throws IOException {
        Path local = Path.of(System.getProperty("labelport.localRepository"));
        Path view = folder.resolve("repository");
        Files.createDirectories(view.resolve("org/labelport"));
        for (String unneeded : UNNEEDED) {
            String artifact = Path.of(unneeded).getParent().toString();
            Files.createDirectories(view.resolve(artifact));
            linkAllBut(unneeded, local.resolve(artifact), view.resolve(artifact));
        }
        linkAll(local.resolve("org/osgi"), view.resolve("org/osgi"));
        linkAll(local, view);
        linkAll(local.resolve("org"), view.resolve("org"));
        return view;
    }

    /** What Maven had to download although Labelport's own build, which may be all that was built here, does not need it. */
    static List<String> downloaded(Path folder) {
        return UNNEEDED.stream()
                .filter(version -> Files.exists(folder.resolve("repository").resolve(version)))
                .toList();
    }

    private static void linkAll(Path folder, Path view) throws IOException {
        linkAllBut("", folder, view);
    }

    private static void linkAllBut(String version, Path folder, Path view) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.toList()) {
                Path link = view.resolve(entry.getFileName());
                if (!Files.exists(link) && (version.isEmpty() || !entry.endsWith(version))) {
                    Files.createSymbolicLink(link, entry);
                }
            }
        }
    }

    /** JUnit, which deletes the folder, would warn of each. */
    static void deleteLinks(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            List<Path> links = paths.filter(Files::isSymbolicLink).toList();
            for (Path link : links) {
                Files.delete(link);
            }
        }
    }
}
