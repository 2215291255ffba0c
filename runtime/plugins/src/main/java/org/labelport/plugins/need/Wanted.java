package org.labelport.plugins.need;

import java.util.List;
import java.util.Optional;
import org.apache.felix.utils.resource.RequirementImpl;
import org.apache.felix.utils.resource.SimpleFilter;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.resource.Requirement;

/** What a requirement asks for, read from its filter. */
public final class Wanted {

    public static final String EXTENDER = "osgi.extender";
    public static final String SERVICE = "osgi.service";
    private static final String OBJECT_CLASS = "objectClass";

    private final String namespace;
    private final String filter;
    private @Nullable String name;
    private @Nullable Version floor;
    private @Nullable Version ceiling;
    private boolean floorExcluded;
    private boolean ceilingExcluded;

    private Wanted(Requirement requirement) {
        namespace = requirement.getNamespace();
        filter = String.valueOf(requirement.getDirectives().getOrDefault("filter", ""));
        walk(RequirementImpl.getFilter(requirement), false);
    }

    public static Wanted of(Requirement requirement) {
        return new Wanted(requirement);
    }

    private void walk(SimpleFilter part, boolean negated) {
        switch (part.getOperation()) {
            case SimpleFilter.AND, SimpleFilter.OR -> parts(part).forEach(inner -> walk(inner, negated));
            case SimpleFilter.NOT -> parts(part).forEach(inner -> walk(inner, !negated));
            case SimpleFilter.EQ, SimpleFilter.GTE, SimpleFilter.LTE -> compare(part, negated);
            default -> {
                // says neither a name nor a version
            }
        }
    }

    private static List<SimpleFilter> parts(SimpleFilter part) {
        return part.getValue() instanceof List<?> list
                ? list.stream().map(SimpleFilter.class::cast).toList()
                : List.of();
    }

    private void compare(SimpleFilter part, boolean negated) {
        String attribute = part.getName();
        String value = String.valueOf(part.getValue());
        boolean equal = part.getOperation() == SimpleFilter.EQ;
        if (attribute.equals(namespace) || attribute.equals(OBJECT_CLASS)) {
            name = equal && !negated && name == null ? value : name;
        } else if (attribute.equals("version") || attribute.equals("bundle-version")) {
            version(value).ifPresent(version -> {
                if (equal && !negated) {
                    floor = floor == null ? version : floor;
                    ceiling = floor;
                } else if (part.getOperation() == SimpleFilter.GTE ^ negated) {
                    floor = version;
                    floorExcluded = negated;
                } else if (!equal) {
                    ceiling = version;
                    ceilingExcluded = negated;
                }
            });
        }
    }

    private static Optional<Version> version(String text) {
        try {
            return Optional.of(Version.parseVersion(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public String namespace() {
        return namespace;
    }

    /** Name of the package, bundle, extender or type of service. */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** The lowest allowed version. */
    public Optional<Version> floor() {
        return Optional.ofNullable(floor);
    }

    /** Whether a version is older than all allowed ones. */
    public boolean isAbove(Version version) {
        return floor != null && version.compareTo(floor) < 0;
    }

    /** Whether a version is allowed. */
    public boolean includes(Version version) {
        int low = floor == null ? 1 : version.compareTo(floor);
        int high = ceiling == null ? -1 : version.compareTo(ceiling);
        return (floorExcluded ? low > 0 : low >= 0) && (ceilingExcluded ? high < 0 : high <= 0);
    }

    public String filter() {
        return filter;
    }

    /** In plain words, such as {@code package org.acme.geo [2,3)}. */
    public String words() {
        String subject = name == null ? "" : " " + name;
        return switch (namespace) {
            case PackageNamespace.PACKAGE_NAMESPACE -> "package" + subject + range();
            case BundleNamespace.BUNDLE_NAMESPACE -> "bundle" + subject + range();
            case HostNamespace.HOST_NAMESPACE -> "host" + subject + range();
            case ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE -> "Java" + javaRange();
            case EXTENDER -> extender();
            case SERVICE -> "a service" + subject + (isSimple() ? "" : " with " + filter);
            default -> namespace + (filter.isEmpty() ? "" : " " + filter);
        };
    }

    private String extender() {
        String extender = String.valueOf(name);
        String words = switch (extender) {
            case "osgi.component" -> "Declarative Services (osgi.component)";
            case "osgi.serviceloader.registrar", "osgi.serviceloader.processor" ->
                "a mediator of java.util.ServiceLoader (" + extender + ")";
            default -> "the extender " + extender;
        };
        return words + range();
    }

    /** Whether the filter asks for a name and nothing else. */
    private boolean isSimple() {
        return filter.equals("(" + OBJECT_CLASS + "=" + name + ")");
    }

    private String javaRange() {
        return name != null && name.startsWith("JavaSE") && floor != null
                ? " " + javaVersion(floor)
                : " of the kind " + filter;
    }

    /** Java's versions were 1.5 to 1.8, then 9. */
    public static String javaVersion(Version version) {
        return version.getMajor() == 1 ? String.valueOf(version.getMinor()) : String.valueOf(version.getMajor());
    }

    private String range() {
        if (floor == null) {
            return ceiling == null ? "" : (ceilingExcluded ? " below " : " up to ") + shortened(ceiling);
        }
        if (ceiling == null) {
            boolean any = floor.equals(Version.emptyVersion);
            return any
                    ? ""
                    : (floorExcluded ? " newer than " : " ") + shortened(floor) + (floorExcluded ? "" : " or newer");
        }
        if (floor.equals(ceiling)) {
            return " " + shortened(floor);
        }
        return " " + (floorExcluded ? "(" : "[") + shortened(floor) + "," + shortened(ceiling)
                + (ceilingExcluded ? ")" : "]");
    }

    private static String shortened(Version version) {
        if (!version.getQualifier().isEmpty()) {
            return version.toString();
        }
        String majorMinor = version.getMajor()
                + (version.getMinor() == 0 && version.getMicro() == 0 ? "" : "." + version.getMinor());
        return version.getMicro() == 0 ? majorMinor : version.toString();
    }
}
