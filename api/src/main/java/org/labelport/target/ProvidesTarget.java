package org.labelport.target;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Names a target handler. From this one place come the bundle's capability, the service's properties
 * ({@code labelport.target}, …) and the row in the list of targets.
 */
@ComponentPropertyType
@Capability(namespace = "org.labelport.target")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ProvidesTarget {

    /** Prefix of the service properties. */
    String PREFIX_ = "labelport.";

    /**
     * The id that users write before the colon of {@code --from}: lower-case letters and digits, in words that
     * {@code - _ .} join.
     */
    @Attribute
    String target();

    /** A short name for people. */
    @Attribute
    String title();

    /** Keys of {@link org.labelport.model.DataType}; the property is {@code labelport.data_types}. */
    @Attribute("data_types")
    String[] data__types();
}
