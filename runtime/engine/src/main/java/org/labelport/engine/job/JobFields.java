package org.labelport.engine.job;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes single parameters out of a job's JSON, as leniently as the platform does, in its order and with its messages. */
final class JobFields {

    private static final Set<String> YES = Set.of("1", "true", "t", "yes", "y", "on");
    private static final Set<String> NO = Set.of("0", "false", "f", "no", "n", "off");

    private final Map<String, Object> raw;
    private final Problems problems;

    JobFields(Map<String, Object> raw, Problems problems) {
        this.raw = raw;
        this.problems = problems;
    }

    Optional<String> requiredText(String name) {
        if (isMissing(name)) {
            return Optional.empty();
        }
        if (raw.get(name) instanceof String text) {
            return Optional.of(text);
        }
        return wrong(name, "Input should be a valid string");
    }

    void checkOptionalText(String name) {
        Object value = raw.get(name);
        if (value != null && !(value instanceof String)) {
            wrong(name, "Input should be a valid string");
        }
    }

    Optional<Long> requiredInteger(String name) {
        if (isMissing(name)) {
            return Optional.empty();
        }
        Object value = raw.get(name);
        if (value instanceof Long number) {
            return Optional.of(number);
        }
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1L << 53) {
            return Optional.of(number.longValue());
        }
        if (value instanceof String text) {
            try {
                return Optional.of(new BigDecimal(text.strip()).longValueExact());
            } catch (NumberFormatException | ArithmeticException e) {
                return wrong(name, "Input should be a valid integer, unable to parse string as an integer");
            }
        }
        if (value instanceof Double) {
            return wrong(name, "Input should be a valid integer, got a number with a fractional part");
        }
        return wrong(
                name,
                value instanceof BigInteger
                        ? "Unable to parse input string as an integer, exceeded maximum size"
                        : "Input should be a valid integer");
    }

    /** A flag; empty when it was left out. */
    Optional<Boolean> optionalFlag(String name) {
        if (!raw.containsKey(name)) {
            return Optional.empty();
        }
        Object value = raw.get(name);
        if (value instanceof Boolean flag) {
            return Optional.of(flag);
        }
        String text = String.valueOf(value).toLowerCase(Locale.ROOT);
        if (value instanceof String || value instanceof Long) {
            if (YES.contains(text)) {
                return Optional.of(true);
            }
            if (NO.contains(text)) {
                return Optional.of(false);
            }
        }
        return wrong(name, "Input should be a valid boolean, unable to interpret input");
    }

    Optional<Map<String, Object>> requiredObject(String name) {
        if (isMissing(name)) {
            return Optional.empty();
        }
        return object(name);
    }

    /** An object; empty when it was left out or is null. */
    Optional<Map<String, Object>> optionalObject(String name) {
        return raw.get(name) == null ? Optional.empty() : object(name);
    }

    private Optional<Map<String, Object>> object(String name) {
        if (raw.get(name) instanceof Map<?, ?> fields) {
            Map<String, Object> copy = new LinkedHashMap<>();
            fields.forEach((key, value) -> copy.put(String.valueOf(key), value));
            return Optional.of(copy);
        }
        return wrong(name, "Input should be a valid dictionary");
    }

    private boolean isMissing(String name) {
        if (!raw.containsKey(name)) {
            problems.add(name, "Field required", "Add '" + name + "' to the job's parameters.");
            return true;
        }
        return false;
    }

    private <T> Optional<T> wrong(String name, String problem) {
        problems.add(name, problem, "It is " + shown(raw.get(name)) + ".");
        return Optional.empty();
    }

    private static String shown(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
