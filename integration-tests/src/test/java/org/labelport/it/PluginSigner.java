package org.labelport.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertPath;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;

/** A publisher of plug-ins, with a key that keytool made. */
final class PluginSigner {

    static final String PASSWORD = "changeit";

    private final Path keyStore;
    private final KeyStore.PrivateKeyEntry key;

    private PluginSigner(Path keyStore, KeyStore.PrivateKeyEntry key) {
        this.keyStore = keyStore;
        this.key = key;
    }

    /** Makes a key, and keeps it in a folder. */
    static PluginSigner make(Path folder, String name)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path file = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "Ed25519",
                        "-alias",
                        name,
                        "-dname",
                        "CN=" + name,
                        "-validity",
                        "3650",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException(Files.readString(folder.resolve(name + ".log")));
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyStore.Entry entry = store.getEntry(name, new KeyStore.PasswordProtection(PASSWORD.toCharArray()));
        return new PluginSigner(file, (KeyStore.PrivateKeyEntry) entry);
    }

    /** The key store. */
    Path keyStore() {
        return keyStore;
    }

    /** Writes the certificate where it is trusted. */
    void trustIn(Path conf) throws IOException, GeneralSecurityException {
        Path trust = Files.createDirectories(conf.resolve("trust"));
        String pem = Base64.getMimeEncoder().encodeToString(key.getCertificate().getEncoded());
        Files.writeString(
                trust.resolve(keyStore.getFileName() + ".pem"),
                "-----BEGIN CERTIFICATE-----\n" + pem + "\n-----END CERTIFICATE-----\n");
    }

    /** Signs a jar; the signed one takes its place in one step. */
    Path sign(Path jar) throws IOException, GeneralSecurityException {
        Path signed = Files.createTempFile(jar.toAbsolutePath().getParent(), ".signed", ".tmp");
        sign(jar, signed);
        return Files.move(signed, jar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void sign(Path jar, Path signed) throws IOException, GeneralSecurityException {
        CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(key.getCertificate()));
        PrivateKey privateKey = key.getPrivateKey();
        JarSigner signer =
                new JarSigner.Builder(privateKey, path).signerName("ACME").build();
        try (ZipFile in = new ZipFile(jar.toFile());
                OutputStream out = Files.newOutputStream(signed)) {
            signer.sign(in, out);
        }
    }
}
