package org.labelport.it.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.labelport.export.ExportHandle;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.Packing;
import org.labelport.it.fault.Faults.Fault;

/** The destination's disk fails, fills, is locked or dies with the process, at any operation of a run. */
@Tag("faults")
@Timeout(900)
class FileFaultsIT {

    private static final Set<String> CODES = Set.of("storage.failed", "destination.unusable");

    @TempDir
    Path folder;

    private final Exports exports = new Exports();
    private final Faults faults = Faults.here();
    private final Violations violations = new Violations(faults);

    /** What is exported. */
    enum Request {
        LABELS(Exports::labels),
        PICTURES(Exports::pictures),
        PACKED(dataSet -> Exports.pictures(dataSet).packing(Packing.ZIP));

        private final Function<Path, ExportParams.Builder> params;

        Request(Function<Path, ExportParams.Builder> params) {
            this.params = params;
        }
    }

    @BeforeEach
    void dataSet() throws IOException {
        Exports.dataSet(folder);
    }

    @AfterEach
    void disarm() throws IOException {
        faults.end();
        faults.closeAll();
    }

    @ParameterizedTest
    @EnumSource
    void fullDisk(Request request) throws Exception {
        everywhere(request, FileFault.FULL_DISK);
    }

    @ParameterizedTest
    @EnumSource
    void brokenDisk(Request request) throws Exception {
        everywhere(request, FileFault.BROKEN_DISK);
    }

    @ParameterizedTest
    @EnumSource
    void lostPermission(Request request) throws Exception {
        everywhere(request, FileFault.LOST_PERMISSION);
    }

    @ParameterizedTest
    @EnumSource
    void shortWrite(Request request) throws Exception {
        everywhere(request, FileFault.SHORT_WRITE);
    }

    @ParameterizedTest
    @EnumSource
    void endOfTheProcess(Request request) throws Exception {
        everywhere(request, FileFault.CRASH);
    }

    @ParameterizedTest
    @EnumSource
    void cancelled(Request request) throws Exception {
        Undisturbed undisturbed = undisturbed(request);
        Moments.of(undisturbed.operations().size(), request.ordinal())
                .forEach(n -> violations.none(n, () -> {
                    CompletableFuture<ExportHandle> handle = new CompletableFuture<>();
                    Fault cancel = step -> {
                        if (step.number() == n) {
                            handle.join().cancel();
                            return true;
                        }
                        return false;
                    };
                    Path destination = folder.resolve("run-" + n);
                    faults.begin(destination, cancel);
                    Attempt attempt = Attempt.at(exports, request.params.apply(folder), destination, handle);
                    faults.end();

                    violations.checkEnded(attempt, "run.cancelled"::equals);
                    violations.checkSaid(attempt, undisturbed.bytes().keySet());
                    violations.checkComplete(attempt, undisturbed.bytes());
                    violations.check(attempt.staging().isEmpty(), "left " + attempt.staging());
                }));
        violations.report();
    }

    @ParameterizedTest
    @EnumSource(names = {"LOST_PERMISSION", "CRASH"})
    void folderThatStaysBeforeTheJournalBeginsIsNamedOrGoesWithTheNextRun(FileFault fault) throws Exception {
        Undisturbed undisturbed = undisturbed(Request.LABELS);
        long n = faults.steps().stream()
                .filter(step -> step.path().endsWith("journal"))
                .findFirst()
                .orElseThrow()
                .number();
        violations.none(n, () -> at(n, Request.LABELS, fault, undisturbed.bytes()));
        violations.report();
    }

    private void everywhere(Request request, FileFault fault) throws Exception {
        Undisturbed undisturbed = undisturbed(request);
        List<Operation> operations = undisturbed.operations();
        Moments.of(operations.size(), request.ordinal() + fault.ordinal())
                .filter(n -> fault != FileFault.SHORT_WRITE || operations.get((int) n - 1) == Operation.WRITE)
                .forEach(n -> violations.none(n, () -> at(n, request, fault, undisturbed.bytes())));
        violations.report();
    }

    private void at(long n, Request request, FileFault fault, SortedMap<String, SortedMap<String, String>> bytes)
            throws Exception {
        Path destination = folder.resolve("run-" + n);
        faults.begin(destination, fault.at(n));
        Attempt attempt = Attempt.at(exports, request.params.apply(folder), destination);
        faults.end();
        Optional<Operation> struck = faults.struck().map(Faults.Step::operation);
        if (fault == FileFault.CRASH) {
            faults.closeAll(); // and nobody hears how it ended
        } else {
            boolean removing = fault == FileFault.LOST_PERMISSION
                    || struck.filter(Operation::removes).isPresent();
            violations.checkEnded(attempt, CODES::contains);
            violations.checkSaid(attempt, bytes.keySet());
            violations.check(
                    removing || attempt.staging().isEmpty() || attempt.saysHowToGoOn(), "left " + attempt.staging());
            violations.check(
                    attempt.staging().isEmpty() || attempt.saysThatSomethingIsLeft() || attempt.saysHowToGoOn(),
                    "nothing is said of " + attempt.staging());
        }
        violations.checkComplete(attempt, bytes);
        if (fault.isHarmless()) {
            violations.check(attempt.result().isPresent(), "it failed: " + attempt.outcome());
        }

        Optional<Attempt> resumed = attempt.resumed(exports);
        if (resumed.isPresent()) {
            violations.checkResumed(resumed.get(), bytes);
            return;
        }
        if (attempt.staging().isEmpty() && n % 5 != 0) {
            return; // nothing that the next run could stumble on
        }
        attempt.age();
        int published = attempt.visible().size();
        Attempt second = Attempt.at(exports, request.params.apply(folder).name("again"), destination);
        violations.check(second.result().isPresent(), "the next run failed: " + second.outcome());
        violations.check(second.staging().isEmpty(), "the next run left " + second.staging());
        violations.check(
                second.visible().size() == published + 1,
                "published " + second.visible().keySet());
        violations.check(again(second).equals(flat(bytes)), "the next run has other bytes");
    }

    private static SortedMap<String, String> again(Attempt attempt) throws IOException {
        SortedMap<String, SortedMap<String, String>> visible = attempt.visible();
        return visible.getOrDefault("again", visible.getOrDefault("again.zip", new TreeMap<>()));
    }

    /** With a name, several formats lie in one folder, and a single one is it. */
    private static SortedMap<String, String> flat(SortedMap<String, SortedMap<String, String>> exports) {
        SortedMap<String, String> flat = new TreeMap<>();
        exports.forEach((name, files) ->
                files.forEach((file, hash) -> flat.put(exports.size() == 1 ? file : name + "/" + file, hash)));
        return flat;
    }

    /** A run without faults, to compare with. */
    private record Undisturbed(List<Operation> operations, SortedMap<String, SortedMap<String, String>> bytes) {}

    private Undisturbed undisturbed(Request request) throws Exception {
        Path destination = folder.resolve("undisturbed");
        faults.begin(destination, Fault.NONE);
        Attempt attempt = Attempt.at(exports, request.params.apply(folder), destination);
        faults.end();
        assertEquals("it succeeded", attempt.outcome());
        assertEquals(Set.of(), faults.open());
        return new Undisturbed(
                faults.steps().stream().map(Faults.Step::operation).toList(), attempt.visible());
    }
}
