package org.labelport.plugins.trust;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginVersion;

/**
 * Says why a jar may not be installed, or what was allowed by an exception.
 *
 * @param jar what it is about
 * @param place the folder of trusted keys
 */
record TrustRefusal(VerifiedJar jar, String place) {

    private static final Pattern COMMON_NAME = Pattern.compile("CN=([^,\"\\\\]+)");

    PluginException unsigned() {
        return new PluginException(
                "plugin.unsigned",
                jar.jar() + " is not signed" + problem()
                        + ". Ask its publisher for a signed jar. Who builds it can sign it with"
                        + " jarsigner, or try it with --allow-unsigned.");
    }

    PluginException foreign(Signer signer) {
        return new PluginException(
                "plugin.foreign",
                jar.jar() + " is signed by " + signer.subject() + ", but the key "
                        + signer.fingerprint()
                        + " is not trusted here. If the publisher confirms that fingerprint, put the certificate into the file "
                        + place + "/" + fileName(signer) + ".pem.");
    }

    /** The signer's name as a file name of letters and digits, because it may contain anything. */
    private static String fileName(Signer signer) {
        Matcher name = COMMON_NAME.matcher(signer.subject());
        String plain = name.find()
                ? name.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", "")
                : "";
        return plain.isEmpty() || plain.length() > 40 ? "publisher" : plain;
    }

    /** What the log says of a jar that came without a trusted signer. */
    String allowed() {
        return jar.signers().isEmpty()
                ? jar.jar() + " (" + jar.id() + ") is not signed" + problem() + "; it was allowed"
                : jar.jar() + " (" + jar.id() + ") is signed by somebody who is not trusted, "
                        + jar.signers().get(0).subject() + ", key "
                        + jar.signers().get(0).fingerprint() + "; it was allowed";
    }

    private String problem() {
        return jar.signatureProblem().map(problem -> ": " + problem).orElse("");
    }

    String wasSigned(String publisher) {
        return jar.jar() + ": " + jar.id().name() + " was signed with the key " + publisher
                + " before, and is not signed now";
    }

    String takenOver(Signer signer, String before) {
        return jar.jar() + ": " + jar.id().name() + " was signed with the key " + before
                + ", which is no longer trusted; now " + signer + " has the name";
    }

    PluginException publisherChanged(Signer signer, TrustedKey before) {
        return new PluginException(
                "plugin.publisher-changed",
                jar.jar() + " is signed by " + signer + ", but the name "
                        + jar.id().name() + " is that of a plug-in of "
                        + before.signer() + ". If it changed hands, get a jar that both have signed, or remove "
                        + before.file() + "; otherwise it needs another Bundle-SymbolicName.");
    }

    PluginException foreignHost(String host, String publisher) {
        return new PluginException(
                "plugin.publisher-changed",
                jar.jar() + " is to become a part of " + host + " (Fragment-Host), which is signed with another key, "
                        + Signer.shortened(publisher) + ". Only the publisher of " + host
                        + " may add to it: ask for a jar signed"
                        + " with that key, or for one that is not a fragment.");
    }

    PluginException formatOfInstallation(String kind, String id, String owner) {
        return formatTaken(kind, id, owner, "It");
    }

    PluginException formatOfPlugin(String kind, String id, String owner) {
        return formatTaken(kind, id, owner, "Uninstall " + owner + " first, or it");
    }

    private PluginException formatTaken(String kind, String id, String owner, String remedy) {
        return new PluginException(
                "plugin.format-taken",
                jar.jar() + " brings the " + kind + " '" + id + "', which " + owner
                        + " brings, and is not signed with its key. " + remedy + " needs another id for its " + kind
                        + ".");
    }

    PluginException reserved(String what) {
        return new PluginException(
                "plugin.reserved-name",
                jar.jar() + " " + what + ", for which it has to be signed with a key in " + place
                        + "/labelport, but is signed by "
                        + (jar.signers().isEmpty()
                                ? "nobody"
                                : jar.signers().get(0).toString())
                        + ". Sign it with such a key, or build it with a name of your own; --allow-unsigned does not help.");
    }

    PluginException downgrade(PluginVersion serving) {
        return new PluginException(
                "plugin.downgrade",
                older(serving) + ". To go back, use 'labelport plugin rollback "
                        + jar.id().name() + "', or say --allow-downgrade.");
    }

    String older(PluginVersion serving) {
        return jar.jar() + " is " + jar.id() + ", older than " + serving + ", which serves";
    }
}
