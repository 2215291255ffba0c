package org.labelport.plugins.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.labelport.plugin.PluginException;

/** Tests that an index is refused that is unsigned, altered, older, unsafe or damaged. */
class RefusedIndexTest extends RepositoryFixture {

    private Offers ofIndex(String xml) throws Exception {
        Files.writeString(folder.resolve("index.xml"), xml);
        return read(onDisk());
    }

    private String index() throws Exception {
        return Files.readString(folder.resolve("index.xml"));
    }

    @Test
    void aSignatureIsMadeAndChecked() throws Exception {
        KeyPair key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        KeyPair foreign = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        IndexCheck check = (address, index, signature) -> {
            if (signature.isEmpty()) {
                throw new PluginException("plugin.index-unsigned", address + " is not signed.");
            }
            if (!verifies(key, index, signature.get())) {
                throw new PluginException("plugin.index-foreign", address + " has a wrong signature.");
            }
        };
        try (FolderServer server = new FolderServer(folder)) {
            for (String address : List.of(onDisk(), server.address("index.xml"))) {
                Repositories repositories = repositories(check, address);
                IndexWriter.write(folder, Optional.empty());
                assertEquals(
                        "plugin.index-unsigned",
                        onlyProblem(repositories.read(Map.of())).code());

                IndexWriter.write(folder, Optional.of(index -> sign(foreign, index)));
                assertEquals(
                        "plugin.index-foreign",
                        onlyProblem(repositories.read(Map.of())).code());

                IndexWriter.write(folder, Optional.of(index -> sign(key, index)));
                assertEquals(2, repositories.read(Map.of()).available().size());

                Files.writeString(folder.resolve("index.xml"), index().replace("1.2.0", "1.3.0"));
                assertEquals(
                        "plugin.index-foreign",
                        onlyProblem(repositories.read(Map.of())).code());
            }
        }
    }

    @Test
    void whatWasNotCheckedIsNotParsed() throws Exception {
        Files.writeString(folder.resolve("index.xml"), "<");
        IndexCheck never = (address, index, signature) -> {
            throw new PluginException("plugin.index-unsigned", "No.");
        };

        assertEquals(
                "plugin.index-unsigned",
                onlyProblem(repositories(never, onDisk()).read(Map.of())).code());
    }

    private static byte[] sign(KeyPair key, byte[] bytes) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key.getPrivate());
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean verifies(KeyPair key, byte[] bytes, byte[] given) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key.getPublic());
            signature.update(bytes);
            return signature.verify(given);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anOlderIndexThanOneThatWasSeenIsRefused() throws Exception {
        byte[] old = Files.readAllBytes(folder.resolve("index.xml"));
        TestJar.plugin("com.acme.tables", "1.3.0", "tables").in(folder);
        IndexWriter.write(folder, Optional.empty());
        Offers newer = read(onDisk());
        assertEquals(3, newer.available().size());

        Files.write(folder.resolve("index.xml"), old);
        Offers older = repositories(ANY, onDisk()).read(newer.increments());

        assertEquals("plugin.index-older", onlyProblem(older).code());
        assertEquals(newer.increments(), older.increments());
        assertEquals(2, read(onDisk()).available().size());
    }

    @Test
    void aDocumentTypeIsRefused() throws Exception {
        Path secret = Files.writeString(temporary.resolve("secret"), "1.0.0");
        String outside = index().replace(
                        "<repository",
                        "<!DOCTYPE repository [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]><repository");
        String laughs = index().replace(
                        "<repository",
                        "<!DOCTYPE repository [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><repository")
                .replaceFirst("com\\.acme\\.lib", "&b;");

        for (String xml : List.of(outside, laughs)) {
            Offers offers = ofIndex(xml);
            assertEquals("plugin.index-unsafe", onlyProblem(offers).code());
            assertEquals(List.of(), offers.available());
        }
    }

    @Test
    void addressesLeadNowhereElse() throws Exception {
        String good = index();
        Path outside = TestJar.of("com.acme.lib", "1.0.0").in(temporary);
        for (String url : List.of(
                "../com.acme.lib-1.0.0.jar",
                "%2e%2e/com.acme.lib-1.0.0.jar",
                "a/../../com.acme.lib-1.0.0.jar",
                "..%2fcom.acme.lib-1.0.0.jar",
                "..%5ccom.acme.lib-1.0.0.jar",
                outside.toUri().toString(),
                "file://other"
                        + folder.resolve("com.acme.lib-1.0.0.jar").toUri().getRawPath(),
                "/etc/passwd",
                "http://127.0.0.1:1/lib.jar",
                "//127.0.0.1/lib.jar",
                "jar:file:/lib.jar!/x",
                "lib.jar?x",
                "",
                "./",
                "%00.jar",
                "%zz")) {
            Offers offers = ofIndex(good.replace("com.acme.lib-1.0.0.jar", url));
            assertEquals("plugin.index-unsafe", onlyProblem(offers).code(), url);
            assertEquals(List.of(), offers.available(), url);
        }
        assertEquals(
                List.of(),
                ofIndex(good.replace("com.acme.lib-1.0.0.jar", "jars/./lib.jar"))
                        .problems());
    }

    @Test
    void whatIsNoIndexIsRefusedWithItsReason() throws Exception {
        String good = index();
        for (String xml : List.of(
                "",
                "no xml",
                "<html/>",
                good.substring(0, good.length() / 2),
                good.replaceFirst("value=\"[0-9a-f]{64}\"", "value=\"abc\""),
                good.replaceFirst("increment=\"\\d+\"", "increment=\"new\""),
                good.replaceFirst("type=\"Long\" value=\"\\d+\"", "type=\"Long\" value=\"many\""),
                good.replaceFirst("type=\"Long\" value=\"\\d+\"", "type=\"Long\" value=\"-1\""),
                good.replaceFirst("type=\"Version\" value=\"[^\"]*\"", "type=\"Version\" value=\"one\""),
                good.replaceFirst("type=\"Version\"", "type=\"Colour\""),
                good.replaceFirst("<resource>", "<resource>" + "<a>".repeat(50) + "</a>".repeat(50)),
                good.replaceFirst("<resource>", "<resource x=\"" + "y".repeat(17 << 20) + "\">"))) {
            Offers offers = ofIndex(xml);
            PluginException problem = onlyProblem(offers);
            assertTrue(
                    List.of("plugin.index-damaged", "plugin.repository-unreadable")
                            .contains(problem.code()),
                    problem.code());
            assertTrue(problem.getMessage().contains(onDisk()), problem.getMessage());
            assertTrue(problem.getMessage().length() < 500, problem.getMessage());
            assertEquals(List.of(), offers.available());
        }
    }
}
