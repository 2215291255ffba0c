package org.labelport.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collections;
import java.util.Dictionary;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.options.OptionSpec;
import org.labelport.target.ItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;

class ServicePropertiesTest {

    @ProvidesTarget(
            target = "desk",
            title = "What lies on the desk",
            data__types = {"image", "text"})
    private static class Desk implements TargetHandler {

        @Override
        public List<OptionSpec> filterKeys() {
            return List.of();
        }

        @Override
        public ItemSource open(SourceRequest request) {
            throw new UnsupportedOperationException();
        }
    }

    @ProvidesFormat(
            format = "list",
            title = "List",
            data__types = "image",
            annotation__types = "image",
            shapes = {"box", "polygon"})
    private static final class ListFormat implements Converter {

        @Override
        public ConversionPlan plan(PlanRequest request) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void everyElementOfTheAnnotationIsAPropertyByTheRuleOfDeclarativeServices() {
        assertEquals(names(ProvidesTarget.class), keys(ServiceProperties.of(new Desk())));
        assertEquals(names(ProvidesFormat.class), keys(ServiceProperties.of(new ListFormat())));
    }

    @Test
    void propertiesHoldWhatTheAnnotationSays() {
        Dictionary<String, Object> desk = ServiceProperties.of(new Desk());
        assertEquals("desk", desk.get("labelport.target"));
        assertArrayEquals(new String[] {"image", "text"}, (String[]) desk.get("labelport.data_types"));

        Dictionary<String, Object> list = ServiceProperties.of(new ListFormat());
        assertEquals("list", list.get("labelport.format"));
        assertArrayEquals(new String[] {"box", "polygon"}, (String[]) list.get("labelport.shapes"));
    }

    @Test
    void objectThatNobodyCouldNameIsRefused() {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> ServiceProperties.of(new Desk() {})) // not inherited
                .getMessage();
        assertTrue(message.endsWith("carries no @ProvidesTarget, so no request could name it. Annotate the class."));
    }

    private static Set<String> names(Class<? extends Annotation> type) {
        Set<String> names = new TreeSet<>();
        Arrays.stream(type.getDeclaredMethods())
                .map(Method::getName)
                .forEach(name -> names.add("labelport." + name.replace("__", "_")));
        return names;
    }

    private static Set<String> keys(Dictionary<String, Object> properties) {
        return new TreeSet<>(Collections.list(properties.keys()));
    }

    @ProvidesTarget(target = "My Desk", title = "Desk", data__types = "image")
    private static final class Spelt extends Desk {}

    @ProvidesTarget(target = "desk", title = "Desk", data__types = "images")
    private static final class UnknownType extends Desk {}

    @ProvidesTarget(target = "desk", title = "Desk", data__types = "image")
    private static final class Null extends Desk {

        @Override
        public List<OptionSpec> filterKeys() {
            return null;
        }
    }

    @ProvidesFormat(
            format = "list",
            title = "List",
            data__types = "image",
            annotation__types = "image",
            shapes = "bbox")
    private static final class UnknownShape implements Converter {

        @Override
        public ConversionPlan plan(PlanRequest request) {
            throw new UnsupportedOperationException();
        }
    }

    /** The engine would refuse it, too, in a line of the log, and the host would look for a target that is not there. */
    @Test
    void objectThatDoesNotSayWhatItIsIsRefusedWhereItIsAdded() {
        assertRefused("has the id 'My Desk'. Use lower-case", () -> ServiceProperties.of(new Spelt()));
        assertRefused(
                "unknown type of data 'images'. There are image, ", () -> ServiceProperties.of(new UnknownType()));
        assertRefused("filterKeys() of ", () -> ServiceProperties.of(new Null()));
        assertRefused("unknown 'bbox'. There are tag, ", () -> ServiceProperties.of(new UnknownShape()));
    }

    private static void assertRefused(String why, Executable adding) {
        String message = assertThrows(IllegalArgumentException.class, adding).getMessage();
        assertTrue(message.contains(why), message);
    }
}
