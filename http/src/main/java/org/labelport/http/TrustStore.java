package org.labelport.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyManagementException;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.UnrecoverableKeyException;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.labelport.http.HttpException.Kind;

/**
 * Says what is wrong with the file of trusted certificates that Java was told to use. Java's own messages name neither
 * the file nor the reason.
 */
final class TrustStore {

    private static final String PLACE = "javax.net.ssl.trustStore";
    private static final String PASSWORD = "javax.net.ssl.trustStorePassword";
    private static final String TYPE = "javax.net.ssl.trustStoreType";

    private static final int DEEPEST_CAUSE = 20;

    private TrustStore() {}

    /** Whether a failure comes from a trust store that cannot be read. */
    static boolean isCauseOf(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .anyMatch(cause -> cause instanceof InvalidAlgorithmParameterException
                        || cause instanceof KeyManagementException
                        || cause instanceof NoSuchAlgorithmException);
    }

    /**
     * Whether nothing is trusted because the trust store that was set is missing or empty, which Java takes for a store
     * without certificates.
     */
    static boolean isEmpty() {
        return !System.getProperty(PLACE, "").isEmpty() && fault(file()).isPresent();
    }

    /** The failure of a request for which the trust store is needed. */
    static HttpException fault(String where, Throwable cause) {
        Path file = file();
        return new HttpException(
                Kind.TRUST_STORE,
                where + ": Java's trust store " + file + " cannot be used: "
                        + fault(file).orElse("Java does not say why (" + root(cause) + ")"),
                "Correct -D" + PLACE + " in LABELPORT_JAVA_OPTS, or leave it out to trust what Java trusts",
                cause);
    }

    /** The file that Java takes: the one that is set, else its own. */
    private static Path file() {
        String set = System.getProperty(PLACE, "");
        if (!set.isEmpty()) {
            return Path.of(set);
        }
        Path folder = Path.of(System.getProperty("java.home"), "lib", "security");
        Path local = folder.resolve("jssecacerts");
        return Files.exists(local) ? local : folder.resolve("cacerts");
    }

    private static Optional<String> fault(Path file) {
        if (!Files.exists(file)) {
            return Optional.of("there is no such file");
        }
        if (Files.isDirectory(file)) {
            return Optional.of("it is a folder");
        }
        if (!Files.isReadable(file)) {
            return Optional.of("its permissions do not let this user read it");
        }
        String type = System.getProperty(TYPE, KeyStore.getDefaultType());
        String password = System.getProperty(PASSWORD, "");
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(type);
            store.load(in, password.isEmpty() ? null : password.toCharArray());
            return store.size() == 0 || !hasCertificate(store)
                    ? Optional.of("it holds no certificate"
                            + (password.isEmpty() ? " that can be read without -D" + PASSWORD : ""))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.of(
                    e.getCause() instanceof UnrecoverableKeyException
                            ? "its password is not the one in -D" + PASSWORD
                            : "it is not a key store of the type " + type + " (-D" + TYPE + ")");
        } catch (GeneralSecurityException e) {
            return Optional.of("Java cannot read the type " + type + " (-D" + TYPE + ")");
        }
    }

    private static boolean hasCertificate(KeyStore store) throws GeneralSecurityException {
        for (String alias : Collections.list(store.aliases())) {
            if (store.getCertificate(alias) != null) { // of an authority, or of a key, which Java trusts, too
                return true;
            }
        }
        return false;
    }

    private static String root(Throwable failure) {
        Throwable root = failure;
        for (int depth = 0; root.getCause() != null && depth < DEEPEST_CAUSE; depth++) {
            root = root.getCause();
        }
        return Snippets.oneLine(String.valueOf(root.getMessage()), 200);
    }
}
