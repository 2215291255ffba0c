package org.labelport.yolo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.labelport.convert.Converter;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.testkit.Requests;
import org.labelport.verify.Problem;

/** A folder that a test fills, and the problems that a format's verifier finds in it. */
public final class Verification {

    private final Path folder;
    private final Converter converter;

    public Verification(Path folder, Converter converter) {
        this.folder = folder;
        this.converter = converter;
    }

    /** Writes a text file. */
    public Verification text(String name, String text) throws IOException {
        return bytes(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a file. */
    public Verification bytes(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        return this;
    }

    /** Writes a picture of 100 x 50 pixels. */
    public Verification picture(String name) throws IOException {
        Pictures.png(folder.resolve(name), 100, 50);
        return this;
    }

    /** Returns the problems other than remarks, each as {@code EFFECT code file:line}. */
    public List<String> faults(Map<String, String> options) throws ExportException, IOException {
        return shown(options).stream()
                .filter(line -> !line.startsWith("REMARK"))
                .toList();
    }

    /** All problems. */
    public List<String> shown(Map<String, String> options) throws ExportException, IOException {
        List<Problem> problems = new ArrayList<>();
        converter
                .verifier()
                .orElseThrow()
                .verify(Requests.verify(
                        folder,
                        Options.check("format", converter.options(), options),
                        folder,
                        Pictures.PROBE,
                        problems::add));
        return problems.stream()
                .map(problem -> problem.effect() + " " + problem.code() + " " + problem.file() + ":" + problem.line())
                .toList();
    }
}
