package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.it.LabelportProcess.Ended;

/** What the start script tells Java, as Java repeats it. */
class StartOptionsIT {

    private static final String SMALL_YOUNG_GENERATION = "-XX:NewSize=50331648";
    private static final String SMALL_START = "-XX:InitialHeapSize=134217728";
    private static final String SMALLEST_YOUNG_GENERATION = "-XX:NewSize=10485760";
    private static final String LARGE_PAGES = "-XX:+UseTransparentHugePages";
    private static final Path LARGE_PAGES_ALLOWED = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");

    @TempDir
    private Path folder;

    @Test
    void runKeepsItsGarbageSmallUnlessToldOtherwise() throws Exception {
        String usual = flags("", "plan", "--from", "coco:" + folder, "--to", "yolo");
        assertTrue(usual.contains("-XX:+UseSerialGC") && usual.contains(SMALL_YOUNG_GENERATION), usual);
        assertTrue(usual.contains(SMALL_START) && !usual.contains("-XX:MaxHeapSize=" + (128 << 20)), usual);

        String limited = flags("", "plan", "--heap", "100m", "--from", "coco:" + folder, "--to", "yolo");
        assertTrue(limited.contains("-XX:+UseSerialGC") && limited.contains("-XX:MaxHeapSize=104857600"), limited);
        assertFalse(limited.contains(SMALL_YOUNG_GENERATION), limited);

        String own = flags("-Xmx200m", "plan", "--from", "coco:" + folder, "--to", "yolo");
        assertTrue(own.contains("-XX:+UseSerialGC") && !own.contains(SMALL_YOUNG_GENERATION), own);

        String chosen = flags("-XX:+UseParallelGC", "plan", "--from", "coco:" + folder, "--to", "yolo");
        assertTrue(chosen.contains("-XX:+UseParallelGC") && !chosen.contains("-XX:+UseSerialGC"), chosen);
    }

    /** Runs that are started in the shell need no more than others. */
    @Test
    void shellKeepsItsGarbageSmall() throws Exception {
        String usual = flags("", "shell");

        assertTrue(usual.contains("-XX:+UseSerialGC") && usual.contains(SMALL_YOUNG_GENERATION), usual);
        assertFalse(usual.contains("-XX:TieredStopAtLevel"), usual);
    }

    @ParameterizedTest
    @ValueSource(strings = {"512", "1m", "5x12m", "m", "99999g", "100000000000000000000"})
    void heapThatJavaCannotHaveIsRefusedInOneLine(String size) throws Exception {
        Ended ended = LabelportProcess.start(folder, Map.of(), "formats", "--heap", size)
                .await();

        assertEquals(2, ended.exitCode(), ended.toString());
        assertTrue(ended.err().contains("'" + size + "'"), ended.toString());
        assertEquals(1, (ended.out() + ended.err()).lines().count(), ended.toString());
    }

    @ParameterizedTest
    @CsvSource({"Xmx100m,Xmx100m", "-Da=b c,c", "'\"-Da=b c\"','\"-Da=b'", "--add-modules=java.se x,x"})
    void wordThatIsNoOptionOfJavaIsRefusedInOneLine(String options, String word) throws Exception {
        Ended ended = LabelportProcess.start(folder, Map.of("LABELPORT_JAVA_OPTS", options), "--version")
                .await();

        assertEquals(2, ended.exitCode(), ended.toString());
        assertTrue(
                ended.err().startsWith("labelport: '" + word + "' in LABELPORT_JAVA_OPTS is no option of Java"),
                ended.toString());
        assertEquals(1, (ended.out() + ended.err()).lines().count(), ended.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {" -Da=b  -Dc=d@e ", "--add-modules java.se", "-Da=*"})
    void optionsOfJavaMayHaveValues(String options) throws Exception {
        Ended ended = LabelportProcess.start(folder, Map.of("LABELPORT_JAVA_OPTS", options), "--version")
                .await();

        assertEquals(0, ended.exitCode(), ended.toString());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void folderInWhichJavaFindsNothingIsRefused() throws Exception {
        Path home = Files.createDirectories(folder.resolve("a:b/labelport"));
        Files.createDirectory(home.resolve("bundles"));
        Files.copy(LabelportProcess.script(), home.resolve("labelport"));
        Ended ended = LabelportProcess.shell(folder, "sh a:b/labelport/labelport formats");

        assertEquals(1, ended.exitCode(), ended.toString());
        assertTrue(ended.err().startsWith("labelport: there is a ':' in "), ended.toString());
        assertEquals(1, (ended.out() + ended.err()).lines().count(), ended.toString());
    }

    /** Without the script nobody sees to a locale in which Java can read all names. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void argumentsThatJavaCannotReadAreWrongUse() throws Exception {
        String jars = LabelportProcess.script().resolveSibling("lib") + "/*";
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String main = "'" + java + "' -cp '" + jars + "' org.labelport.launcher.Main export --to csv --from ";
        for (String source :
                List.of("coco:j\u00f6rg", "coco:. --images j\u00f6rg", "coco:. --filter images=j\u00f6rg")) {
            Ended ended = LabelportProcess.shell(folder, Map.of("LC_ALL", "C"), main + source);

            assertEquals(2, ended.exitCode(), ended.toString());
            assertTrue(
                    ended.err().contains("\nlabelport: option.invalid: --")
                            && ended.err().contains("Set LC_ALL=C.UTF-8, or start Labelport by its script.\n"),
                    ended.toString());
        }
    }

    /** Without the script nobody sees to a locale in which Java can read all names. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void javaThatCannotReadNamesIsToldOfWithoutTheScript() throws Exception {
        String jars = LabelportProcess.script().resolveSibling("lib") + "/*";
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String home = "-Duser.home=" + folder.resolve("j\u00f6rg");
        String command = "'" + java + "' '" + home + "' -cp '" + jars + "' org.labelport.launcher.Main --version";

        Ended ended = LabelportProcess.shell(folder, Map.of("LC_ALL", "C"), command);
        assertEquals(1, ended.exitCode(), ended.toString());
        assertTrue(ended.err().contains("Set LC_ALL=C.UTF-8"), ended.toString());
        assertFalse(ended.err().contains("\tat "), ended.toString());

        Ended known = LabelportProcess.shell(folder, Map.of("LC_ALL", "C.UTF-8"), command);
        assertEquals(0, known.exitCode(), known.toString());
        assertFalse(
                known.err().contains("LC_ALL"), known.toString()); // newer versions of Java have warnings of their own
    }

    /**
     * A message about a full disk must be known as such, and in all exports the same; names beyond ASCII must be
     * readable also where a container has no locale, and for the Java that makes the archive of classes.
     */
    @ParameterizedTest
    @ValueSource(strings = {"off", "make"})
    @EnabledOnOs(OS.LINUX)
    void systemSpeaksOneLanguageInUtf8(String quickStart) throws Exception {
        Path java = Files.createDirectories(folder.resolve("java/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho \"$LANGUAGE $LC_ALL\" > \"$HEARD\"\n");
        assertTrue(java.toFile().setExecutable(true));
        Files.writeString(folder.resolve("java/release"), "JAVA_VERSION=\"17\"\n");
        Path heard = folder.resolve("heard");
        Path home = Files.createDirectories(folder.resolve("home"));
        Files.createDirectory(home.resolve("bundles"));
        Files.copy(LabelportProcess.script(), home.resolve("labelport"));
        Map<String, String> environment = Map.of(
                "LABELPORT_JAVA_HOME",
                folder.resolve("java").toString(),
                "LABELPORT_QUICKSTART",
                quickStart,
                "HEARD",
                heard.toString(),
                "LC_ALL",
                "C",
                "LANGUAGE",
                "de:fr");

        Ended ended = LabelportProcess.shell(folder, environment, "sh home/labelport formats");

        assertEquals("en C.UTF-8\n", Files.readString(heard), ended.toString());
    }

    @Test
    void misspeltVariableIsToldOf() throws Exception {
        Ended ended = LabelportProcess.start(folder, Map.of("LABELPORT_HAEP", "100m"), "formats")
                .await();

        assertEquals(0, ended.exitCode(), ended.toString());
        assertTrue(
                ended.err().contains("LABELPORT_HAEP") && ended.err().contains("Did you mean LABELPORT_HEAP?"),
                ended.err());
    }

    @Test
    void javaThatIsNotWhereItIsSaidToBeIsNotReplacedByAnother() throws Exception {
        String nowhere = folder.resolve("nowhere").toString();
        Ended ended = LabelportProcess.start(folder, Map.of("LABELPORT_JAVA_HOME", nowhere), "formats")
                .await();

        assertEquals(1, ended.exitCode(), ended.toString());
        assertTrue(
                ended.err().startsWith("labelport: LABELPORT_JAVA_HOME is " + nowhere + ", and there is no Java in it"),
                ended.toString());
        assertEquals(1, (ended.out() + ended.err()).lines().count(), ended.toString());
    }

    /** A Java that is too old is often found by several ways: variables, the path, links among the usual folders. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void eachJavaThatWillNotDoIsNamedOnce() throws Exception {
        Path home = Files.createDirectories(folder.resolve("demanding"));
        Files.createDirectory(home.resolve("bundles"));
        String script = Files.readString(LabelportProcess.script());
        Files.writeString(home.resolve("labelport"), script.replaceFirst("(?m)^need=\\d+$", "need=999"));

        Ended ended = LabelportProcess.shell(folder, "JAVA_HOME=$LABELPORT_JAVA_HOME sh demanding/labelport formats");

        Matcher found = Pattern.compile("found: (.*)\\. Install one").matcher(ended.err());
        assertTrue(found.find(), ended.toString());
        List<Path> homes = new ArrayList<>();
        for (String java : found.group(1).split(", ")) {
            homes.add(Path.of(java.replaceFirst("Java \\d+ in ", "")).toRealPath());
        }
        assertTrue(homes.contains(Path.of(System.getProperty("java.home")).toRealPath()), ended.toString());
        assertEquals(homes.stream().distinct().toList(), homes);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void workingDirectoryThatWasRemovedIsSaidToBeSo() throws Exception {
        Process process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "cd \"$1\" && rmdir \"$1\" && exec \"$0\" formats",
                        LabelportProcess.script().toString(),
                        Files.createDirectory(folder.resolve("gone")).toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(1, process.waitFor(), said);
        assertTrue(said.contains("labelport: the working directory is not there any more"), said);
        assertFalse(said.contains("java.lang"), said);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void shellWithoutInputReadsNothingElseInItsPlace() throws Exception {
        Ended ended = LabelportProcess.shell(folder, "exec timeout 60 sh \"$0\" shell <&-");

        assertEquals(0, ended.exitCode(), () -> "exit code " + ended.exitCode());
        assertEquals("", ended.out() + ended.err());
    }

    /** As on servers where nothing in /tmp may be executed. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void shellNeedsNoLibraryInTheTemporaryFolder() throws Exception {
        Ended ended = LabelportProcess.shell(
                folder,
                Map.of("LABELPORT_JAVA_OPTS", "-Djava.io.tmpdir=" + folder.resolve("nowhere")),
                "echo 'formats yolo' | sh \"$0\" shell");

        assertEquals(0, ended.exitCode(), ended.toString());
        assertFalse(ended.err().contains("JLine"), ended.err()); // Java 25 itself warns of such a folder
        assertTrue(ended.out().startsWith("yolo - "), ended.out());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void closedOutputIsAnErrorAlsoWithoutInputAndErrors() throws Exception {
        Ended ended = LabelportProcess.shell(
                folder, "sh \"$0\" formats >&-; echo $?; sh \"$0\" formats <&- >&- 2>&-; echo $?");

        assertEquals("1\n1\n", ended.out(), ended.toString());
        assertTrue(ended.err().startsWith("labelport: output.lost: "), ended.toString());
    }

    @Test
    void shortCommandCompilesQuicklyAndNeedsLittleMemory() throws Exception {
        String usual = flags("", "formats", "yolo");
        assertTrue(usual.contains("-XX:TieredStopAtLevel=1") && usual.contains(SMALLEST_YOUNG_GENERATION), usual);
        assertEquals(1, usual.split("-XX:\\+Use[A-Za-z]*GC", -1).length - 1, usual);

        String own = flags("-Xmx200m", "formats", "yolo");
        assertTrue(own.contains("-XX:+UseSerialGC") && !own.contains(SMALLEST_YOUNG_GENERATION), own);

        String chosen = flags("-XX:+UseParallelGC", "formats", "yolo");
        assertTrue(chosen.contains("-XX:+UseParallelGC") && !chosen.contains("-XX:+UseSerialGC"), chosen);
    }

    @Test
    void memoryComesInLargePagesWhereTheSystemHasThem() throws Exception {
        boolean allowed = Files.isReadable(LARGE_PAGES_ALLOWED)
                && !Files.readString(LARGE_PAGES_ALLOWED).contains("[never]");
        for (String flags :
                List.of(flags("", "formats", "yolo"), flags("", "plan", "--from", "coco:" + folder, "--to", "yolo"))) {
            assertEquals(allowed, flags.contains(LARGE_PAGES), flags);
        }
    }

    /** Results go to standard output, which a program may read. */
    @Test
    void whatJavaItselfHasToSayIsNoResult() throws Exception {
        Map<String, String> tooMuch = Map.of("LABELPORT_JAVA_OPTS", "-Xms2m -Xmx1m");
        Ended ended = LabelportProcess.start(folder, tooMuch, "formats").await();

        assertEquals(1, ended.exitCode(), ended.toString());
        assertEquals("", ended.out());
        assertTrue(ended.err().contains("initialization of VM"), ended.toString());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void tooFewFilesAreSaidInOneShortLine() throws Exception {
        Ended ended = LabelportProcess.shell(
                folder,
                Map.of(
                        "LABELPORT_QUICKSTART",
                        "off",
                        "XDG_CACHE_HOME",
                        folder.resolve("cache").toString()),
                "ulimit -n 30; sh \"$0\" formats");

        assertEquals(1, ended.exitCode(), ended.toString());
        assertTrue(
                ended.err().startsWith("labelport: the cache folder " + folder.resolve("cache"))
                        && ended.err().contains("Too many open files. Raise this limit (ulimit -n)")
                        && ended.err().lines().count() == 1,
                ended.toString());
    }

    /** Java says what it was told and ends, without the command. */
    private String flags(String options, String... arguments) throws IOException, InterruptedException {
        Map<String, String> environment = Map.of(
                "LABELPORT_QUICKSTART", "off", "LABELPORT_JAVA_OPTS", options + " -XX:+PrintCommandLineFlags -version");
        Ended ended = LabelportProcess.start(folder, environment, arguments).await();
        String first = ended.err()
                .lines()
                .filter(line -> line.startsWith("-XX:"))
                .findFirst()
                .orElse("");
        assertEquals("-XX:", first.substring(0, Math.min(4, first.length())), ended.toString());
        return first;
    }
}
