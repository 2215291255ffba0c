package org.labelport.plugins.trust;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertPath;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipFile;
import javax.security.auth.x500.X500Principal;
import jdk.security.jarsigner.JarSigner;

/** Somebody with a key and a certificate of their own making, who signs jars as jarsigner does. */
record Publisher(String name, PrivateKey key, X509Certificate certificate) {

    static final String PASSWORD = "changeit";

    private static final byte[] SHA256 = HexFormat.of().parseHex("300d06096086480165030402010500");
    private static final byte[] RSA_ENCRYPTION = HexFormat.of().parseHex("300d06092a864886f70d0101010500");
    private static final byte[] DATA = HexFormat.of().parseHex("06092a864886f70d010701");
    private static final byte[] SIGNED_DATA = HexFormat.of().parseHex("06092a864886f70d010702");

    /** Kinds of keys, with how a certificate names their signatures. */
    enum Kind {
        RSA("RSA", 2048, "SHA256withRSA", "300d06092a864886f70d01010b0500"),
        SHORT_RSA("RSA", 1024, "SHA256withRSA", "300d06092a864886f70d01010b0500"),
        EC("EC", 256, "SHA256withECDSA", "300a06082a8648ce3d040302"),
        ED25519("Ed25519", 255, "Ed25519", "300506032b6570");

        private final String algorithm;
        private final int size;
        private final String signature;
        private final String identifier;

        Kind(String algorithm, int size, String signature, String identifier) {
            this.algorithm = algorithm;
            this.size = size;
            this.signature = signature;
            this.identifier = identifier;
        }
    }

    static Publisher of(String name, Kind kind) throws Exception {
        return of(name, kind, LocalDate.now().plusYears(1));
    }

    static Publisher of(String name, Kind kind, LocalDate expiry) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind.algorithm);
        generator.initialize(kind.size);
        KeyPair pair = generator.generateKeyPair();
        byte[] subject = new X500Principal("CN=" + name).getEncoded();
        byte[] identifier = HexFormat.of().parseHex(kind.identifier);
        byte[] signed = der(
                0x30,
                der(0x02, new byte[] {1}),
                identifier,
                subject,
                der(0x30, time(expiry.minusYears(2)), time(expiry)),
                subject,
                pair.getPublic().getEncoded());
        Signature signature = Signature.getInstance(kind.signature);
        signature.initSign(pair.getPrivate());
        signature.update(signed);
        byte[] certificate = der(0x30, signed, identifier, der(0x03, new byte[1], signature.sign()));
        return new Publisher(name, pair.getPrivate(), (X509Certificate)
                certificates().generateCertificate(new ByteArrayInputStream(certificate)));
    }

    private static byte[] time(LocalDate date) {
        String text = date.format(DateTimeFormatter.ofPattern("yyMMdd")) + "000000Z";
        return der(0x17, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(tag);
        if (content.size() >= 0x80) {
            all.write(0x82);
            all.write(content.size() >> 8);
        }
        all.write(content.size());
        all.writeBytes(content.toByteArray());
        return all.toByteArray();
    }

    private static CertificateFactory certificates() throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509");
    }

    /** Writes the key into a key store. */
    Path writeKeystore(Path folder) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(name, key, PASSWORD.toCharArray(), new Certificate[] {certificate});
        Path file = folder.resolve(name + ".p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    String fingerprint() {
        return Fingerprint.of(certificate.getPublicKey());
    }

    /** Writes the certificate, as an operator does who trusts it. */
    Path writeCertificate(Path folder) throws Exception {
        Files.createDirectories(folder);
        return Files.writeString(
                folder.resolve(name + ".pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
    }

    JarSigner.Builder signer() throws Exception {
        CertPath path = certificates().generateCertPath(List.of(certificate));
        return new JarSigner.Builder(key, path).signerName(name.substring(0, Math.min(8, name.length())));
    }

    Path sign(Path jar) throws Exception {
        return sign(jar, signer().build());
    }

    /**
     * Signs a jar that is signed already with a signature file that no tool writes, and the key has signed nevertheless.
     * Only for RSA.
     */
    void signAnew(Path jar, UnaryOperator<String> signatureFile) throws Exception {
        String file = "META-INF/" + name.toUpperCase(Locale.ROOT);
        JarMaker.change(jar, file + ".SF", signatureFile);
        Map<String, byte[]> entries = JarMaker.read(jar);
        entries.put(file + ".RSA", block(entries.get(file + ".SF")));
        JarMaker.write(jar, entries);
    }

    /** The signature of a content, as PKCS #7 has it, without attributes. */
    private byte[] block(byte[] content) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(Kind.RSA.signature);
        signature.initSign(key);
        signature.update(content);
        byte[] issuer = certificate.getIssuerX500Principal().getEncoded();
        byte[] serial = certificate.getSerialNumber().toByteArray();
        byte[] signer = der(
                0x30,
                der(0x02, new byte[] {1}),
                der(0x30, issuer, der(0x02, serial)),
                SHA256,
                RSA_ENCRYPTION,
                der(0x04, signature.sign()));
        byte[] signed = der(
                0x30,
                der(0x02, new byte[] {1}),
                der(0x31, SHA256),
                der(0x30, DATA),
                der(0xa0, certificate.getEncoded()),
                der(0x31, signer));
        return der(0x30, SIGNED_DATA, der(0xa0, signed));
    }

    static Path sign(Path jar, JarSigner signer) throws IOException {
        Path signed = Files.createTempFile(jar.getParent(), "signed", ".jar");
        try (ZipFile in = new ZipFile(jar.toFile());
                OutputStream out = Files.newOutputStream(signed)) {
            signer.sign(in, out);
        }
        return Files.move(signed, jar, StandardCopyOption.REPLACE_EXISTING);
    }
}
