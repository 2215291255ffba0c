package org.labelport.engine.catalogue;

/**
 * Where an installed service comes from, read from its bundle, module or jar.
 *
 * @param provider name of the bundle, module or jar; the package's name where there is none
 * @param version {@code 0} where there is none
 */
public record Origin(String provider, String version) {

    /** The origin of a service. */
    public static Origin of(Object service) {
        Class<?> type = service.getClass();
        Package packaged = type.getPackage();
        String title = packaged.getImplementationTitle();
        String version = packaged.getImplementationVersion();
        if (version != null) {
            return new Origin(title == null ? packaged.getName() : title, version);
        }
        if (type.getModule().isNamed()) {
            return new Origin(
                    type.getModule().getName(),
                    type.getModule().getDescriptor().rawVersion().orElse("0"));
        }
        return new Origin(packaged.getName(), "0");
    }
}
