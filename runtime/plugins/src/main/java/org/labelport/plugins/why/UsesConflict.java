package org.labelport.plugins.why;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.labelport.plugin.Reason;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.resource.Resource;

/**
 * Parses Felix's message about a package that reaches a bundle in two ways, because the resolver reports this only as
 * text.
 */
final class UsesConflict {

    private static final Pattern PACKAGE = Pattern.compile("it (?:is exposed to package|exports package) '([^']+)'");
    private static final Pattern CHAINS = Pattern.compile("\\n\\nChain \\d:\\n");
    private static final Pattern STEP = Pattern.compile("(?m)^  (\\S+) \\[(.*)]$");
    private static final Pattern BUNDLE_ID = Pattern.compile("\\[(\\d+)]\\(R ");

    private final BundleContext context;
    private final Resource subject;

    UsesConflict(BundleContext context, Resource subject) {
        this.context = context;
        this.subject = subject;
    }

    Reason reason(String message) {
        Matcher conflict = PACKAGE.matcher(message);
        String[] parts = CHAINS.split(message);
        List<String> ways = Arrays.stream(parts)
                .skip(1)
                .flatMap(chain -> way(chain).stream())
                .toList();
        if (!conflict.find() || ways.size() != 2) {
            return ReasonKind.UNRESOLVED.because(
                    "does not resolve: " + message.lines().map(String::strip).collect(Collectors.joining(" ")),
                    List.of());
        }
        return ReasonKind.USES_CONFLICT.reason(
                "gets package " + conflict.group(1) + " from two bundles: " + ways.get(0) + ", and " + ways.get(1),
                "Take versions of these bundles that agree on one version of the package, or pack a copy of it into one of"
                        + " them that does not show it to others.");
    }

    /** The bundle at the end of a chain, and how it is reached; empty when the chain is written in another way than known. */
    private Optional<String> way(String chain) {
        List<String> steps = new ArrayList<>();
        Matcher step = STEP.matcher(chain);
        while (step.find()) {
            steps.add(named(step.group(1), step.group(2)));
        }
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        String last = steps.get(steps.size() - 1);
        List<String> between = steps.subList(Math.min(1, steps.size() - 1), steps.size() - 1);
        return Optional.of(last + (between.isEmpty() ? "" : " by way of " + String.join(" and ", between)));
    }

    private String named(String name, String resource) {
        Matcher id = BUNDLE_ID.matcher(resource);
        Bundle bundle = id.find() ? context.getBundle(Long.parseLong(id.group(1))) : null;
        if (bundle != null) {
            return FrameworkCapabilities.named(bundle);
        }
        return resource.equals(subject.toString()) ? FrameworkCapabilities.named(subject) : name;
    }
}
