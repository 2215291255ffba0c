package org.labelport.plugins.why;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.labelport.plugin.Reason;

/** All kinds of reasons. The guide "When a plug-in does not work" has a row for each. */
enum ReasonKind {
    PACKAGE_MISSING,
    PACKAGE_WRONG_VERSION,
    BUNDLE_MISSING,
    CAPABILITY_MISSING,
    PROVIDER_UNUSABLE,
    USES_CONFLICT,
    JAVA_TOO_OLD,
    CLASS_VERSION,
    CLASS_MISSING,
    NATIVE_MISSING,
    HOST_MISSING,
    HOST_RUNNING,
    SINGLETON_TAKEN,
    DUPLICATE_NAME_VERSION,
    TRUST_REFUSED,
    ACTIVATOR_FAILED,
    COMPONENT_FAILED,
    COMPONENT_UNSATISFIED,
    SERVICE_MISSING,
    SERVICE_FAULTY,
    NOT_STARTED,
    NOT_INSTALLED,
    NOT_A_BUNDLE,
    JAR_UNREADABLE,
    MANIFEST_INVALID,
    UNRESOLVED;

    /** The code, such as {@code package.wrong-version}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".").replace('_', '-');
    }

    Reason reason(String text, String remedy) {
        return Reason.of(code(), text, remedy);
    }

    /** A reason whose remedy is in the reasons below it, or in the text itself. */
    Reason because(String text, List<Reason> because) {
        return new Reason(code(), text, Optional.empty(), because);
    }
}
