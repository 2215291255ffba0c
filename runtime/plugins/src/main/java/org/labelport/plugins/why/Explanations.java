package org.labelport.plugins.why;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.labelport.engine.hash.Sha256;
import org.labelport.plugin.Reason;
import org.labelport.report.FileTrouble;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceReference;
import org.osgi.resource.Resource;

/**
 * Answers why a plug-in cannot serve. Read-only: installs, resolves and starts nothing, and does not affect other
 * bundles. Thread-safe.
 */
public final class Explanations {

    private static final String IN_PLACE = "reference:";

    private final BundleContext context;
    private final Function<Bundle, Optional<String>> refusedBundle;
    private final Function<ServiceReference<?>, Optional<Reason>> unusedService;

    /** For frameworks in which no bundle is refused, and all services are used. */
    public Explanations(BundleContext context) {
        this(context, bundle -> Optional.empty(), service -> Optional.empty());
    }

    /**
     * For frameworks in which bundles may be refused.
     *
     * @param refusedBundle one line about why a bundle may not run and what to do; empty when it may
     * @param unusedService why a format or target that is a service is not used; empty when it is
     */
    public Explanations(
            BundleContext context,
            Function<Bundle, Optional<String>> refusedBundle,
            Function<ServiceReference<?>, Optional<Reason>> unusedService) {
        this.context = context;
        this.refusedBundle = refusedBundle;
        this.unusedService = unusedService;
    }

    /**
     * Why a format or target cannot be used that does not say what it is.
     *
     * @param what what failed, such as {@code the description of format acme}
     */
    public static Reason ofDescription(Bundle bundle, String what, Throwable failure) {
        FailureTrace trace = FailureTrace.of(bundle, failure);
        return failure instanceof IllegalArgumentException && trace.frame().isEmpty()
                ? ReasonKind.SERVICE_FAULTY.reason(what + " is wrong: " + failure.getMessage(), FailureTrace.TELL)
                : trace.reason(ReasonKind.SERVICE_FAULTY, what);
    }

    /** Why a bundle cannot serve; empty when it does. */
    public List<Reason> ofBundle(Bundle bundle) {
        return new Explanation(context, refusedBundle, unusedService).of(bundle);
    }

    /**
     * Why a bundle did not start, or not well.
     *
     * @param failure what starting it threw, or what failed after that
     * @return empty when it started and nothing is wrong with it but the failure
     */
    public List<Reason> ofFailure(Bundle bundle, Throwable failure) {
        if (bundle.getState() == Bundle.RESOLVED) {
            return List.of(FailureTrace.of(bundle, failure).reason(ReasonKind.ACTIVATOR_FAILED, "its activator"));
        }
        return ofBundle(bundle);
    }

    /** Why a jar could not serve if it was installed; empty when it could. */
    public List<Reason> ofJar(Path file) {
        List<Reason> reasons = new ArrayList<>();
        try (PluginJarFile jar = PluginJarFile.open(file)) {
            if (jar.symbolicName().isEmpty()) {
                reasons.add(ReasonKind.NOT_A_BUNDLE.reason(
                        "is a plain jar: it has no Bundle-SymbolicName",
                        "Build it with bnd, as the guide about writing a format shows."));
                return reasons;
            }
            Resource resource = jar.resource();
            String named = FrameworkCapabilities.named(resource);
            Optional<Bundle> same = new FrameworkCapabilities(context)
                    .bundles()
                    .filter(bundle -> FrameworkCapabilities.named(bundle).equals(named))
                    .findFirst();
            if (same.isPresent() && isFrom(same.get(), file)) {
                reasons.addAll(ofBundle(same.get()));
                return reasons;
            }
            same.map(NeedReasons::duplicate).ifPresent(reasons::add);
            reasons.addAll(new Explanation(context, refusedBundle, unusedService).of(jar, resource));
        } catch (IOException e) {
            reasons.add(ReasonKind.JAR_UNREADABLE.reason(
                    "cannot be read as a jar: " + FileTrouble.reason(e), "Copy it again."));
        } catch (BundleException | IllegalArgumentException e) {
            reasons.add(ReasonKind.MANIFEST_INVALID.reason(
                    "has a manifest that is not valid: " + e.getMessage(), "Have it built again."));
        }
        return reasons;
    }

    /** Whether a bundle was installed from exactly this content. */
    private static boolean isFrom(Bundle bundle, Path file) throws IOException {
        String location = bundle.getLocation();
        String plain = location.startsWith(IN_PLACE) ? location.substring(IN_PLACE.length()) : location;
        if (plain.startsWith("file:")) {
            try {
                return Files.isSameFile(Path.of(URI.create(plain)), file);
            } catch (IOException | IllegalArgumentException e) {
                return false; // it was installed from a file that is gone
            }
        }
        return location.endsWith(":" + sha256(file));
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Sha256.hex(in);
        }
    }

    /** The first cause in one line, with what to do and how many others there are. No full stop at its end. */
    public static String summary(List<Reason> reasons) {
        if (reasons.isEmpty()) {
            return "nothing that can be seen is wrong";
        }
        StringBuilder line = new StringBuilder();
        Reason reason = reasons.get(0);
        line.append(reason.text());
        while (!reason.because().isEmpty()) {
            reason = reason.because().get(0);
            line.append(": ").append(reason.text());
        }
        reason.remedy().ifPresent(remedy -> line.append(". ").append(withoutStop(remedy)));
        long others = reasons.stream().mapToLong(Explanations::causes).sum() - 1;
        if (others > 0) {
            line.append(". There ")
                    .append(others == 1 ? "is 1 other reason" : "are " + others + " other reasons")
                    .append(", which `labelport plugin why` lists");
        }
        return line.toString();
    }

    private static long causes(Reason reason) {
        return reason.because().isEmpty()
                ? 1
                : reason.because().stream().mapToLong(Explanations::causes).sum();
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
