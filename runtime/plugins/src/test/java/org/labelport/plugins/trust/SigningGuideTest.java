package org.labelport.plugins.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.plugin.PluginManager.SigningKey;
import org.labelport.plugin.PluginRules.Unsigned;

/** What the guide for publishers and operators says is so. */
class SigningGuideTest {

    private static final Path GUIDE = Path.of("../../docs/guides/sign-plugins.md");

    @TempDir
    Path folder;

    /** One command of the guide with what a person types instead of a prompt. */
    private void run(String command, String... more) throws Exception {
        assertTrue(Files.readString(GUIDE).contains(command), command);
        List<String> words = List.of(command.split(" "));
        Path program = Path.of(System.getProperty("java.home"), "bin", words.get(0));
        List<String> all = Stream.of(
                        Stream.of(program.toString()), words.stream().skip(1), Stream.of(more))
                .flatMap(stream -> stream)
                .toList();
        Process process = new ProcessBuilder(all)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), all + ": " + output);
    }

    @Test
    void oneKeySignsJarsAndIndexes() throws Exception {
        Path trust = Files.createDirectories(folder.resolve("trust"));
        Path jar = JarMaker.tables().write(folder.resolve("tables.jar"));
        run(
                "keytool -genkeypair -keyalg Ed25519 -alias acme -validity 3650 -storetype PKCS12 -keystore acme.p12",
                "-dname",
                "CN=Acme Tables",
                "-storepass",
                "changeit");
        run("jarsigner -keystore acme.p12 tables.jar acme", "-storepass", "changeit");
        run("keytool -exportcert -rfc -alias acme -keystore acme.p12 -file acme.pem", "-storepass", "changeit");
        Files.move(folder.resolve("acme.pem"), trust.resolve("acme.pem"));

        TrustedKeys keys = TrustedKeys.in(trust);
        Signer signer = new JarVerifier(keys).verify(jar).signers().get(0);
        assertEquals("CN=Acme Tables", signer.subject());
        assertTrue(signer.isTrusted());

        byte[] index = Files.readAllBytes(jar);
        SigningKey key = new SigningKey(folder.resolve("acme.p12"), Optional.empty(), "changeit".toCharArray());
        byte[] signature = new KeystoreSigner(key).sign(index);
        new IndexSignature(keys, Unsigned.REFUSE).check("index.xml", index, Optional.of(signature));
    }

    @Test
    void everyRefusalIsInTheGuide() throws Exception {
        Path sources = Path.of("src/main/java/org/labelport/plugins/trust");
        String guide = Files.readString(GUIDE);
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.list(sources)) {
            for (Path file : files.toList()) {
                Matcher code = Pattern.compile("\"(plugin\\.[a-z-]+)\"").matcher(Files.readString(file));
                while (code.find()) {
                    codes.add(code.group(1));
                }
            }
        }
        assertTrue(codes.size() > 10, codes.toString());
        assertEquals(
                List.of(),
                codes.stream().filter(code -> !guide.contains("`" + code + "`")).toList());
    }
}
