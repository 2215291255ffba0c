package org.labelport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.labelport.BrokenFiles.Case;
import org.labelport.model.Blob;
import org.labelport.model.Media;
import org.labelport.options.Options;
import org.labelport.testkit.Requests;

/**
 * Tests that each code on a format's page is reported for a file that is broken in that way, and no code for a good
 * file.
 */
class VerifierCodesTest {

    private static final Path PAGES = Path.of("../docs/formats");

    @TempDir
    Path scratch;

    private Set<String> codes(GoodFiles good, Path folder) throws Exception {
        Set<String> codes = new TreeSet<>();
        good.converter()
                .verifier()
                .orElseThrow()
                .verify(Requests.verify(
                        folder,
                        Options.check("format", good.converter().options(), Map.of()),
                        scratch,
                        VerifierCodesTest::picture,
                        problem -> codes.add(problem.code())));
        return codes;
    }

    /** Returns a picture of 12 x 8 pixels, unless the file's content says that it is not a picture. */
    private static Media.Image picture(Path file) throws IOException {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).equals("no picture")) {
            throw new IOException("no picture");
        }
        return Media.Image.of(Blob.at(file.toUri(), Files.size(file)), 12, 8);
    }

    static Stream<Case> cases() {
        return BrokenFiles.CASES.stream();
    }

    @ParameterizedTest
    @EnumSource
    void goodFilesAreFaultless(GoodFiles good) throws Exception {
        Path folder = Files.createDirectory(scratch.resolve("export"));
        good.writeTo(folder);
        assertEquals(Set.of(), codes(good, folder));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aFileBrokenInThatWayIsFound(Case broken) throws Exception {
        Path folder = Files.createDirectory(scratch.resolve("export"));
        broken.format().writeTo(folder);
        broken.damage().to(folder);
        Set<String> codes = codes(broken.format(), folder);
        assertTrue(codes.contains(broken.code()), () -> broken.code() + " is not among " + codes);
    }

    @ParameterizedTest
    @EnumSource
    void everyCodeOfThePageHasSuchAFile(GoodFiles good) throws IOException {
        Set<String> tested = new TreeSet<>();
        cases().filter(each -> each.format() == good).map(Case::code).forEach(tested::add);
        Set<String> promised = new TreeSet<>();
        String page = Files.readString(PAGES.resolve(good.id() + ".md"));
        String section = page.substring(page.indexOf("## Checking it"), page.indexOf("## Reading it back"));
        Matcher code = Pattern.compile("`(" + Pattern.quote(good.id()) + "\\.[a-z0-9-]+)`")
                .matcher(section);
        while (code.find()) {
            promised.add(code.group(1));
        }
        assertFalse(promised.isEmpty());
        assertEquals(promised, tested);
    }
}
