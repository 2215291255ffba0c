package org.labelport.plugins.store;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.plugin.PluginId;

/**
 * A jar in the store.
 *
 * @param id name and version of the bundle
 * @param sha256 of the jar, lower case
 * @param role the purpose of the jar
 * @param signer the trusted signer; empty when the jar was accepted without one because somebody allowed that
 * @param origin where it came from, for people
 * @param formats ids of the formats that it brings
 * @param targets ids of the targets that it brings
 * @param neededBy for a library: names of the plug-ins that it was installed for
 * @param replaced for a kept version: which change of its plug-in replaced it, counted from 1; those with the same number
 *     were replaced at once. 0 for others, and where it is not known
 */
public record StoredPlugin(
        PluginId id,
        String sha256,
        Role role,
        Optional<SignedBy> signer,
        String origin,
        List<String> formats,
        List<String> targets,
        Set<String> neededBy,
        int replaced) {

    /** The purpose of a jar. */
    public enum Role {
        /** New runs get it. */
        SERVING,
        /** Others need it. */
        LIBRARY,
        /** It served before, and can again. */
        KEPT,
        /** It served until a rollback, and serves again only when somebody asks for it. */
        WITHDRAWN
    }

    /**
     * A signer.
     *
     * @param fingerprint of the key
     * @param subject name in the certificate
     */
    public record SignedBy(String fingerprint, String subject) {}

    public StoredPlugin {
        requireNonNull(id, "id");
        requireNonNull(sha256, "sha256");
        requireNonNull(role, "role");
        requireNonNull(signer, "signer");
        requireNonNull(origin, "origin");
        formats = List.copyOf(formats);
        targets = List.copyOf(targets);
        neededBy = Set.copyOf(neededBy);
    }

    /** The location of its bundle, which differs for another build of the same version. */
    public String location() {
        return LOCATION + id.name() + ":" + id.version() + ":" + sha256;
    }

    /** The prefix of the locations of all plug-ins. */
    public static final String LOCATION = "plugin:";

    /** Whether its bundle should run. */
    public boolean runs() {
        return role == Role.SERVING || role == Role.LIBRARY;
    }

    /** The same in another role. */
    public StoredPlugin as(Role other) {
        return new StoredPlugin(id, sha256, other, signer, origin, formats, targets, neededBy, 0);
    }

    /** The same, kept since a change replaced it. */
    public StoredPlugin replaced(int change) {
        return new StoredPlugin(id, sha256, Role.KEPT, signer, origin, formats, targets, neededBy, change);
    }

    /** The same from another place. */
    public StoredPlugin from(String place) {
        return new StoredPlugin(id, sha256, role, signer, place, formats, targets, neededBy, replaced);
    }

    /** The same, needed by these. */
    public StoredPlugin neededBy(Set<String> names) {
        return new StoredPlugin(id, sha256, role, signer, origin, formats, targets, names, replaced);
    }
}
