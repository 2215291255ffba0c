package org.labelport.plugins.trust;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.UnrecoverableKeyException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginManager.SigningKey;
import org.labelport.plugins.repository.IndexSigner;
import org.labelport.report.FileTrouble;

/** Signs an index with a key of a PKCS #12 key store, as keytool makes it. */
public final class KeystoreSigner implements IndexSigner {

    private final SigningKey signingKey;

    /** The key store is read when something is to be signed. */
    public KeystoreSigner(SigningKey signingKey) {
        this.signingKey = signingKey;
    }

    /**
     * {@inheritDoc}
     *
     * @throws PluginException {@code plugin.key-unusable}
     */
    @Override
    public byte[] sign(byte[] index) throws PluginException {
        try {
            KeyStore store = load();
            String alias = alias(store);
            Key key = store.getKey(alias, signingKey.password());
            if (!(key instanceof PrivateKey privateKey) || !IndexSignature.isEd25519(key)) {
                throw unusable("'" + alias + "' is not an Ed25519 key");
            }
            PublicKey publicKey = store.getCertificate(alias).getPublicKey();
            Signature signature = Signature.getInstance(IndexSignature.ALGORITHM);
            signature.initSign(privateKey);
            signature.update(index);
            return IndexSignature.line(signature.sign(), publicKey);
        } catch (GeneralSecurityException e) {
            throw unusable("its key cannot be used (" + e.getMessage() + ")", e);
        }
    }

    private KeyStore load() throws PluginException, GeneralSecurityException {
        Path file = signingKey.keystore();
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, signingKey.password());
            return store;
        } catch (IOException e) {
            throw unusable(
                    e.getCause() instanceof UnrecoverableKeyException
                            ? "the password is wrong"
                            : "it cannot be read as a PKCS #12 key store (" + FileTrouble.reason(e) + ")",
                    e);
        }
    }

    private String alias(KeyStore store) throws PluginException, GeneralSecurityException {
        List<String> aliases = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                aliases.add(alias);
            }
        }
        if (signingKey.alias().isPresent()) {
            String wanted = signingKey.alias().get();
            if (!store.isKeyEntry(wanted)) {
                throw unusable("it has no key '" + wanted + "', but " + aliases);
            }
            return wanted;
        }
        if (aliases.size() != 1) {
            throw unusable("it has the keys " + aliases + ", so --alias has to name one");
        }
        return aliases.get(0);
    }

    private PluginException unusable(String problem) {
        return new PluginException("plugin.key-unusable", message(problem));
    }

    private PluginException unusable(String problem, Throwable cause) {
        return new PluginException("plugin.key-unusable", message(problem), cause);
    }

    private String message(String problem) {
        return signingKey.keystore() + " should hold a key that signs the index, but " + problem
                + ". Make one with: keytool -genkeypair -keyalg Ed25519 -alias index -storetype PKCS12 -keystore <file>.";
    }
}
