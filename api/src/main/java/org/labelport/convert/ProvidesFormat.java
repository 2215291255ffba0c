package org.labelport.convert;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Names a format. From this one place come the bundle's capability, which can be read before the bundle runs, the
 * service's properties ({@code labelport.format}, {@code labelport.data_types}, …) and the row of the catalogue.
 *
 * <p>Two underscores in an element's name stand for one in the property's name, by the rule of Declarative Services.
 */
@ComponentPropertyType
@Capability(namespace = "org.labelport.format")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ProvidesFormat {

    /** Prefix of the service properties. */
    String PREFIX_ = "labelport.";

    /** The id that users give to {@code --to}: lower-case letters and digits, in words that {@code - _ .} join. */
    @Attribute
    String format();

    /** A short name for people. */
    @Attribute
    String title();

    /** Keys of {@link org.labelport.model.DataType} that the format can list. */
    @Attribute("data_types")
    String[] data__types();

    /**
     * Keys of {@link org.labelport.model.DataType} whose annotations the format can hold; platforms filter their list of
     * export plugins by it.
     */
    @Attribute("annotation_types")
    String[] annotation__types();

    /**
     * Keys of {@link org.labelport.model.ShapeKind} that the format can write, exactly or in a changed form that it
     * reports. Every other shape is a reported loss.
     */
    @Attribute
    String[] shapes();
}
