package org.labelport.plugins.trust;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertPath;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;
import org.labelport.plugin.PluginManager.SigningKey;

/** Somebody with a key of keytool's, who signs jars as jarsigner does. */
record Publisher(String name, Path keystore, PrivateKey key, X509Certificate certificate) {

    static final String PASSWORD = "changeit";

    /** Makes a key. */
    static Publisher of(Path folder, String name, String... keytoolArguments) throws Exception {
        Path keystore = folder.resolve(name + ".p12");
        List<String> command = new ArrayList<>(List.of(
                tool("keytool"), "-genkeypair", "-alias", name, "-dname", "CN=" + name, "-storetype", "PKCS12"));
        command.addAll(List.of("-keystore", keystore.toString(), "-storepass", PASSWORD));
        command.addAll(List.of(keytoolArguments));
        run(command);
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keystore)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return new Publisher(
                name,
                keystore,
                (PrivateKey) store.getKey(name, PASSWORD.toCharArray()),
                (X509Certificate) store.getCertificate(name));
    }

    static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command + ": " + output);
        }
    }

    SigningKey signingKey() {
        return new SigningKey(keystore, Optional.empty(), PASSWORD.toCharArray());
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
        CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate));
        return new JarSigner.Builder(key, path).signerName(name.substring(0, Math.min(8, name.length())));
    }

    Path sign(Path jar) throws Exception {
        return sign(jar, signer().build());
    }

    static Path sign(Path jar, JarSigner signer) throws Exception {
        Path signed = Files.createTempFile(jar.getParent(), "signed", ".jar");
        try (ZipFile in = new ZipFile(jar.toFile());
                OutputStream out = Files.newOutputStream(signed)) {
            signer.sign(in, out);
        }
        return Files.move(signed, jar, StandardCopyOption.REPLACE_EXISTING);
    }
}
