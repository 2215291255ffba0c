package org.labelport.plugins.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginRules;
import org.labelport.plugin.PluginRules.Unsigned;
import org.labelport.plugin.PluginVersion;
import org.labelport.plugins.trust.Publisher.Kind;

/** Keys of some publishers, a trust folder with most of them, and a jar that a test signs. */
abstract class TrustFixture {

    static final PluginRules USUAL = PluginRules.USUAL;
    static final PluginRules ALLOWING = USUAL.allowingUnsigned();

    static Publisher acme;
    static Publisher other;
    static Publisher foreign;
    static Publisher labelport;

    @TempDir
    Path temporary;

    final Installed known = new Installed();
    Path trust;
    Path jar;

    /** Labelport with its COCO format, and what the test adds. */
    static final class Installed implements KnownPlugins {
        final Map<String, String> publishers = new HashMap<>();
        final Map<String, String> versions = new HashMap<>(Map.of("org.labelport.coco", "0.1.0"));
        final Map<String, String> formats = new HashMap<>(Map.of("coco", "org.labelport.coco"));
        final Map<String, String> targets = new HashMap<>();

        @Override
        public Optional<String> publisher(String name) {
            return Optional.ofNullable(publishers.get(name));
        }

        @Override
        public Optional<PluginVersion> servingVersion(String name) {
            return Optional.ofNullable(versions.get(name)).flatMap(PluginVersion::parse);
        }

        @Override
        public Optional<String> ownerOfFormat(String format) {
            return Optional.ofNullable(formats.get(format));
        }

        @Override
        public Optional<String> ownerOfTarget(String target) {
            return Optional.ofNullable(targets.get(target));
        }

        @Override
        public boolean isInstallation(String name) {
            return Set.of("org.labelport.coco", "com.fasterxml.jackson.core.jackson-core")
                    .contains(name);
        }
    }

    @BeforeAll
    static void makeKeys() throws Exception {
        acme = Publisher.of("acme", Kind.EC);
        other = Publisher.of("other", Kind.ED25519);
        foreign = Publisher.of("foreign", Kind.EC);
        labelport = Publisher.of("labelport", Kind.EC);
    }

    @BeforeEach
    void trust() throws Exception {
        trust = temporary.resolve("trust");
        acme.writeCertificate(trust);
        other.writeCertificate(trust);
        labelport.writeCertificate(trust.resolve("labelport"));
        jar = temporary.resolve("tables.jar");
    }

    Path tables() throws Exception {
        return JarMaker.tables().write(jar);
    }

    TrustedKeys trusted() throws PluginException {
        return TrustedKeys.in(trust);
    }

    TrustPolicy policy() throws PluginException {
        return new TrustPolicy(trusted(), Unsigned.REFUSE);
    }

    Decision decide(PluginRules rules) throws PluginException {
        return policy().decide(new JarVerifier(trusted()).verify(jar), known, rules);
    }

    PluginException assertRefused(String code, PluginRules rules, String... parts) {
        return assertRefused(assertThrows(PluginException.class, () -> decide(rules)), code, parts);
    }

    static PluginException assertRefused(PluginException refusal, String code, String... parts) {
        assertEquals(code, refusal.code(), refusal.getMessage());
        assertEquals(1, refusal.getMessage().lines().count(), refusal.getMessage());
        for (String part : parts) {
            assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
        }
        return refusal;
    }

    static void assertNote(Decision decision, String... parts) {
        assertEquals(1, decision.notes().size(), decision.notes().toString());
        for (String part : parts) {
            assertTrue(decision.notes().get(0).contains(part), decision.notes().toString());
        }
    }
}
