package org.labelport.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.labelport.report.ExportException;
import org.labelport.verify.Problem.Effect;

class FindingsTest {

    private final List<Problem> problems = new ArrayList<>();
    private final Findings findings = new Findings("boxlist", problems::add);

    @Test
    void codesBeginWithTheFormat() throws ExportException {
        findings.rejected("index", "index.html", 0, "readers look for it");
        findings.damaged("size", "a.txt", 7, "it is another one");
        findings.in("b.txt").remark("order", 2, "not sorted");

        assertEquals(
                List.of(
                        new Problem(Effect.REJECTED, "boxlist.index", "index.html", 0, "readers look for it"),
                        new Problem(Effect.DAMAGED, "boxlist.size", "a.txt", 7, "it is another one"),
                        new Problem(Effect.REMARK, "boxlist.order", "b.txt", 2, "not sorted")),
                problems);
    }

    @Test
    void remarkOnTheDataSetIsMadeOnce() throws ExportException {
        findings.remarkOnce("links", "a", "links are not followed");
        findings.remarkOnce("links", "b", "links are not followed");
        findings.remarkOnce("outside", "b", "it lies elsewhere");

        assertEquals(
                List.of("boxlist.links a", "boxlist.outside b"),
                problems.stream()
                        .map(problem -> problem.code() + " " + problem.file())
                        .toList());
    }
}
