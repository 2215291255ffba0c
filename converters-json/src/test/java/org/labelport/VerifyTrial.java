package org.labelport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.labelport.convert.Converter;
import org.labelport.limits.Limits;
import org.labelport.model.Blob;
import org.labelport.model.Media;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.testkit.Requests;
import org.labelport.verify.Problem;
import org.labelport.verify.VerifyRequest;

/** Runs a format's verifier on a folder whose pictures all have 20 x 16 pixels. */
public record VerifyTrial(List<Problem> problems) {

    /** Returns all problems that the verifier finds. */
    public static VerifyTrial of(Converter converter, Path folder) throws ExportException, IOException {
        return of(converter, folder, Limits.USUAL);
    }

    /** Returns all problems that the verifier finds when it reads within limits. */
    public static VerifyTrial of(Converter converter, Path folder, Limits limits) throws ExportException, IOException {
        List<Problem> problems = new ArrayList<>();
        VerifyRequest usual = Requests.verify(
                folder,
                Options.check("format", converter.options(), Map.of()),
                folder,
                file -> Media.Image.of(Blob.at(file.toUri(), Files.size(file)), 20, 16),
                problems::add);
        converter
                .verifier()
                .orElseThrow()
                .verify(new VerifyRequest(
                        usual.folder(),
                        usual.options(),
                        usual.scratch(),
                        usual.media(),
                        usual.json(),
                        usual.problems(),
                        limits));
        return new VerifyTrial(problems);
    }

    /** Returns the code and line of each problem. */
    public List<String> found() {
        return problems.stream()
                .map(problem -> problem.code() + ":" + problem.line())
                .toList();
    }
}
