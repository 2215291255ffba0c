package org.labelport.plugins.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.plugin.PluginException;
import org.labelport.plugins.trust.Publisher.Kind;
import org.labelport.plugins.trust.Signer.Standing;
import org.labelport.settings.Settings;

class TrustedKeysTest {

    private static Publisher acme;
    private static Publisher other;

    @TempDir
    Path conf;

    private Path trust;

    @BeforeAll
    static void makeKeys() throws Exception {
        acme = Publisher.of("acme", Kind.EC);
        other = Publisher.of("other", Kind.ED25519);
    }

    @BeforeEach
    void makeFolder() throws Exception {
        trust = Files.createDirectory(conf.resolve("trust"));
    }

    private TrustedKeys keys() throws PluginException {
        return TrustedKeys.of(Settings.of(Optional.of(conf), Optional.empty()));
    }

    private Standing standing(Publisher publisher) throws PluginException {
        return keys().signer(publisher.certificate().getPublicKey(), "").standing();
    }

    private void assertUnreadable(String file, String part) {
        PluginException refusal = assertThrows(PluginException.class, this::keys);
        assertEquals("plugin.trust-unreadable", refusal.code());
        assertTrue(refusal.getMessage().startsWith(trust.resolve(file).toString()), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
    }

    @Test
    void nobodyIsTrustedWithoutAFolder() throws Exception {
        Files.delete(trust);
        assertEquals(List.of(), keys().keys());
        assertEquals(Standing.UNKNOWN, standing(acme));
    }

    @Test
    void folderThatIsNotThereIsNamedWhereItBelongs() throws Exception {
        Files.delete(trust);

        assertEquals(trust.toString(), keys().place());
        assertEquals(
                trust.toString(),
                TrustedKeys.readable(Settings.of(Optional.of(conf), Optional.empty()), problem -> {})
                        .place());
    }

    @Test
    void certificatesAreTrustedByTheirKeys() throws Exception {
        acme.writeCertificate(trust);
        Files.write(trust.resolve("other.CER"), other.certificate().getEncoded());
        assertEquals(Standing.TRUSTED, standing(acme));
        assertEquals(Standing.TRUSTED, standing(other));
    }

    @Test
    void aKeyThatCannotBeLookedAtIsNotLeftOutWithoutAWord() throws Exception {
        acme.writeCertificate(trust);
        Files.createSymbolicLink(trust.resolve("other.pem"), conf.resolve("not-mounted"));
        assertUnreadable("other.pem", "");
        List<String> problems = new ArrayList<>();
        TrustedKeys keys = TrustedKeys.readable(Settings.of(Optional.of(conf), Optional.empty()), problems::add);
        assertEquals(1, keys.keys().size());
        assertEquals(1, problems.size(), problems.toString());
    }

    @Test
    void aFileMayHoldSeveral() throws Exception {
        String both = Files.readString(acme.writeCertificate(conf)) + "a remark\n"
                + Files.readString(other.writeCertificate(conf));
        Files.writeString(trust.resolve("both.pem"), both);
        assertEquals(2, keys().keys().size());
    }

    @Test
    void aBareKeyInDerWillDo() throws Exception {
        Files.write(trust.resolve("acme.der"), acme.certificate().getPublicKey().getEncoded());
        assertEquals(Standing.TRUSTED, standing(acme));
    }

    @Test
    void theHigherStandingCounts() throws Exception {
        acme.writeCertificate(trust);
        acme.writeCertificate(trust.resolve("labelport"));
        assertEquals(Standing.LABELPORT, standing(acme));
        assertEquals(1, keys().keys().size());
    }

    @Test
    void remarksAndHiddenFilesArePassedOver() throws Exception {
        for (String name : List.of("README.md", "notes.txt", ".gitkeep")) {
            Files.writeString(trust.resolve(name), "who is who");
        }
        assertEquals(List.of(), keys().keys());
    }

    @Test
    void whatIsNoKeyIsNamed() throws Exception {
        Path file = Files.writeString(trust.resolve("acme.pem"), "nothing");
        assertUnreadable("acme.pem", "it is neither");
        Files.writeString(file, "-----BEGIN CERTIFICATE-----\nAAAA");
        assertUnreadable("acme.pem", "has no end");
        Files.writeString(file, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        assertUnreadable("acme.pem", "damaged");
        Files.writeString(file, "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n");
        assertUnreadable("acme.pem", "CERTIFICATE REQUEST");
        Files.write(file, new byte[(1 << 20) + 1]);
        assertUnreadable("acme.pem", "larger");
    }

    @Test
    void aPrivateKeyDoesNotBelongHere() throws Exception {
        String key = Base64.getEncoder().encodeToString(acme.key().getEncoded());
        Files.writeString(
                trust.resolve("acme.pem"), "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n");
        assertUnreadable("acme.pem", "private key");
    }

    @Test
    void aShortKeyIsNotTrusted() throws Exception {
        Publisher weak = Publisher.of("weak", Kind.SHORT_RSA);
        String key = Base64.getEncoder()
                .encodeToString(weak.certificate().getPublicKey().getEncoded());

        weak.writeCertificate(trust);
        assertUnreadable("weak.pem", "RSA key has 1024 bits");
        Files.writeString(
                trust.resolve("weak.pem"), "-----BEGIN PUBLIC KEY-----\n" + key + "\n-----END PUBLIC KEY-----\n");
        assertUnreadable("weak.pem", "RSA key has 1024 bits");
        Publisher.of("weak", Kind.RSA).writeCertificate(trust);
        assertEquals(1, keys().keys().size());
    }

    @Test
    void aFileOfAnotherNameIsNoKey() throws Exception {
        Files.writeString(trust.resolve("acme.p12"), "key store");
        assertUnreadable("acme.p12", "does not end with");
    }

    @Test
    void aFolderOfAnotherNameIsNone() throws Exception {
        Files.createDirectory(trust.resolve("old"));
        assertUnreadable("old", "folder");
    }
}
