package org.labelport.plugins.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginManager.SigningKey;
import org.labelport.plugin.PluginRules.Unsigned;
import org.labelport.plugins.trust.Publisher.Kind;

class IndexSignatureTest {

    private static final String ADDRESS = "https://plugins.example/index.xml";

    @TempDir
    static Path keys;

    private static Publisher edwards;
    private static Publisher curve;
    private static Path edwardsStore;

    @TempDir
    Path temporary;

    private final byte[] index = bytes("<repository/>");
    private Path trust;

    @BeforeAll
    static void makeKeys() throws Exception {
        edwards = Publisher.of("edwards", Kind.ED25519);
        curve = Publisher.of("curve", Kind.EC);
        edwardsStore = edwards.writeKeystore(keys);
    }

    @BeforeEach
    void trust() throws Exception {
        trust = temporary.resolve("trust");
        edwards.writeCertificate(trust);
        curve.writeCertificate(trust);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void check(byte[] content, byte[] signature, Unsigned unsigned) throws PluginException {
        new IndexSignature(TrustedKeys.in(trust), unsigned).check(ADDRESS, content, Optional.ofNullable(signature));
    }

    private void assertRefused(String code, byte[] content, byte[] signature, String part) {
        PluginException refusal = assertThrows(PluginException.class, () -> check(content, signature, Unsigned.REFUSE));
        assertEquals(code, refusal.code(), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(ADDRESS), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
        assertEquals(1, refusal.getMessage().lines().count());
    }

    private byte[] signed() throws PluginException {
        return new KeystoreSigner(signingKey(edwardsStore)).sign(index);
    }

    @Test
    void aSignedIndexMayBeUsed() throws Exception {
        check(index, signed(), Unsigned.REFUSE);
        assertEquals(1, new String(signed(), StandardCharsets.US_ASCII).lines().count());
    }

    @Test
    void theSameIndexHasTheSameSignature() throws Exception {
        assertEquals(new String(signed(), StandardCharsets.US_ASCII), new String(signed(), StandardCharsets.US_ASCII));
    }

    @Test
    void aBarePublicKeyWillDoAndTheFingerprintMayBeLeftOut() throws Exception {
        Files.delete(trust.resolve("edwards.pem"));
        Files.writeString(
                trust.resolve("repository.pem"),
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getEncoder()
                                .encodeToString(
                                        edwards.certificate().getPublicKey().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
        String line = new String(signed(), StandardCharsets.US_ASCII);
        check(index, bytes(line.substring(0, line.indexOf(' ')) + "\r\n"), Unsigned.REFUSE);
    }

    @Test
    void anIndexWithoutSignatureIsRefusedUnlessSomebodyAllowsIt() throws Exception {
        assertRefused("plugin.index-unsigned", index, null, ADDRESS + ".sig");
        check(index, null, Unsigned.ALLOW);
    }

    @Test
    void anAlteredIndexIsRefusedWhateverIsAllowed() throws Exception {
        byte[] signature = signed();
        assertRefused("plugin.index-altered", bytes("<repository />"), signature, "other content");
        assertThrows(PluginException.class, () -> check(bytes("<repository />"), signature, Unsigned.ALLOW));
    }

    @Test
    void aDamagedSignatureIsRefused() throws Exception {
        byte[] signature = signed();
        signature[0] = (byte) (signature[0] == 'A' ? 'B' : 'A');
        assertRefused("plugin.index-altered", index, signature, "other content");
        assertRefused("plugin.index-altered", index, bytes("<html>Not found</html>"), "one line of Base64");
        assertRefused("plugin.index-altered", index, new byte[0], "one line of Base64");
        assertRefused("plugin.index-altered", index, new byte[1 << 20], "one line of Base64");
    }

    @Test
    void anIndexOfSomebodyWhoIsNotTrustedIsRefusedUnlessSomebodyAllowsIt() throws Exception {
        byte[] signature = signed();
        Files.delete(trust.resolve("edwards.pem"));
        assertRefused("plugin.index-foreign", index, signature, edwards.fingerprint());
        check(index, signature, Unsigned.ALLOW);
    }

    @Test
    void theFingerprintOfATrustedKeyMakesNoSignature() throws Exception {
        Publisher evil = Publisher.of("evil", Kind.ED25519);
        String line = new String(
                new KeystoreSigner(signingKey(evil.writeKeystore(temporary))).sign(index), StandardCharsets.US_ASCII);
        byte[] renamed = bytes(line.replace(evil.fingerprint(), edwards.fingerprint()));
        assertRefused("plugin.index-altered", index, renamed, "other content");
    }

    private static void assertUnusable(SigningKey key, String part) {
        PluginException refusal =
                assertThrows(PluginException.class, () -> new KeystoreSigner(key).sign(new byte[] {1}));
        assertEquals("plugin.key-unusable", refusal.code());
        assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
        assertTrue(refusal.getMessage().startsWith(key.keystore().toString()), refusal.getMessage());
    }

    @Test
    void aKeyThatCannotSignIsNamed() throws Exception {
        char[] password = Publisher.PASSWORD.toCharArray();
        assertUnusable(signingKey(curve.writeKeystore(keys)), "is not an Ed25519 key");
        assertUnusable(new SigningKey(edwardsStore, Optional.empty(), "other".toCharArray()), "the password is wrong");
        assertUnusable(new SigningKey(edwardsStore, Optional.of("index"), password), "[edwards]");
        assertUnusable(new SigningKey(keys.resolve("none.p12"), Optional.empty(), password), "cannot be read");
        Path text = Files.writeString(temporary.resolve("text.p12"), "no key store");
        assertUnusable(new SigningKey(text, Optional.empty(), password), "cannot be read");
    }

    private static SigningKey signingKey(Path keystore) {
        return new SigningKey(keystore, Optional.empty(), Publisher.PASSWORD.toCharArray());
    }

    @Test
    void amongSeveralKeysOneHasToBeNamed() throws Exception {
        char[] password = Publisher.PASSWORD.toCharArray();
        KeyStore store = KeyStore.getInstance(edwardsStore.toFile(), password);
        store.setKeyEntry("curve", curve.key(), password, new Certificate[] {curve.certificate()});
        Path both = temporary.resolve("both.p12");
        try (OutputStream out = Files.newOutputStream(both)) {
            store.store(out, password);
        }
        assertUnusable(signingKey(both), "--alias");
        byte[] signature = new KeystoreSigner(new SigningKey(both, Optional.of("edwards"), password)).sign(index);
        check(index, signature, Unsigned.REFUSE);
    }
}
