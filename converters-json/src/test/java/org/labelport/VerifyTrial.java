package org.labelport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.labelport.convert.Converter;
import org.labelport.model.Blob;
import org.labelport.model.Media;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.testkit.Requests;
import org.labelport.verify.Problem;

/** Lets a format's verifier look at a folder whose pictures all have 20 x 16 pixels. */
public record VerifyTrial(List<Problem> problems) {

    /** All that the verifier finds. */
    public static VerifyTrial of(Converter converter, Path folder) throws ExportException, IOException {
        List<Problem> problems = new ArrayList<>();
        converter
                .verifier()
                .orElseThrow()
                .verify(Requests.verify(
                        folder,
                        Options.check("format", converter.options(), Map.of()),
                        folder,
                        file -> Media.Image.of(Blob.at(file.toUri(), Files.size(file)), 20, 16),
                        problems::add));
        return new VerifyTrial(problems);
    }

    /** Code and line of each problem. */
    public List<String> found() {
        return problems.stream()
                .map(problem -> problem.code() + ":" + problem.line())
                .toList();
    }
}
