package org.labelport.plugins.guard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Compiles classes for a test. */
final class CompiledClasses {

    private CompiledClasses() {}

    /**
     * Compiles.
     *
     * @param sources by simple name of the class, all of package {@code p}
     * @return class files by their name in a jar
     */
    static Map<String, byte[]> of(Path folder, Map<String, String> sources) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<String> arguments = new ArrayList<>(List.of("-d", classes.toString(), "--release", "17"));
        arguments.add("-classpath");
        arguments.add(System.getProperty("java.class.path"));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve(source.getKey() + ".java");
            arguments.add(
                    Files.writeString(file, "package p;\n" + source.getValue()).toString());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int failed = compiler.run(null, null, null, arguments.toArray(String[]::new));
        if (failed != 0) {
            throw new IllegalArgumentException("the sources do not compile");
        }
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(classes)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(classes.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return files;
    }
}
