package org.labelport.options;

import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.labelport.report.ExportException;

/**
 * Values for declared options, checked and with defaults filled in. Immutable.
 *
 * <p>Values come as text from a command line and as JSON values (text, numbers, booleans, lists) from a job file; both
 * are accepted.
 */
public final class Options {

    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://");

    private final Map<String, Object> values;
    private final Map<String, Object> given;

    private Options(Map<String, Object> values, Map<String, ?> given) {
        this.values = values;
        this.given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
    }

    /** What happens to names that are not declared. */
    public enum OtherNames {
        /** They are an error. */
        REFUSED,
        /** They are kept, see {@link #given()}. */
        KEPT
    }

    /**
     * Checks what a user gave against what is declared.
     *
     * @param owner who declares the options, for messages: {@code format yolo}, {@code target coco}
     * @throws ExportException with code {@code option.unknown}, {@code option.invalid} or {@code option.missing}, naming
     *     the option, the value and what is allowed
     */
    public static Options check(String owner, List<OptionSpec> specs, Map<String, ?> given) throws ExportException {
        return check(owner, specs, given, OtherNames.REFUSED);
    }

    /** As {@link #check(String, List, Map)}, with a choice for names that are not declared. */
    public static Options check(String owner, List<OptionSpec> specs, Map<String, ?> given, OtherNames others)
            throws ExportException {
        Map<String, Object> checked = new TreeMap<>();
        for (OptionSpec spec : specs) {
            Object raw = given.get(spec.name());
            if (raw == null) {
                raw = spec.defaultValue().orElse(null);
            }
            if (raw != null) {
                checked.put(spec.name(), checked(owner, spec, raw));
            } else if (spec.required()) {
                throw new ExportException(
                        "option.missing", owner + " needs a value for '" + spec.name() + "': " + spec.help());
            }
        }
        for (String name : given.keySet()) {
            if (others == OtherNames.REFUSED
                    && specs.stream().noneMatch(spec -> spec.name().equals(name))) {
                throw new ExportException(
                        "option.unknown",
                        owner + " has no option '" + name + "'. "
                                + (specs.isEmpty() ? "It has no options." : "It has: " + names(specs) + "."));
            }
        }
        return new Options(checked, given);
    }

    /** The value of a {@code TEXT} or {@code CHOICE} option that is set or has a default. */
    public String text(String name) {
        return value(name, String.class);
    }

    /** The value of a yes-or-no option. */
    public boolean flag(String name) {
        return value(name, Boolean.class);
    }

    /** The value of an option that is a whole number. */
    public long integer(String name) {
        return value(name, Long.class);
    }

    /** The value of an option that is a number. */
    public double decimal(String name) {
        return value(name, Double.class);
    }

    /** The value of an option that names a file or folder. */
    public Path path(String name) {
        return value(name, Path.class);
    }

    /** The value of an option that is a width and a height. */
    public PixelSize size(String name) {
        return value(name, PixelSize.class);
    }

    /** The values of an option that takes several, in the order given. */
    @SuppressWarnings("unchecked") // a LIST is stored as a list of strings, see checked()
    public List<String> list(String name) {
        return value(name, List.class);
    }

    /** Whether the option has a value. */
    public boolean isSet(String name) {
        return values.containsKey(name);
    }

    /** The path, when it is set. */
    public Optional<Path> optionalPath(String name) {
        return isSet(name) ? Optional.of(path(name)) : Optional.empty();
    }

    /** All values by name, in the names' order: text, booleans, whole and decimal numbers, paths, sizes, lists of text. */
    public Map<String, Object> values() {
        return Collections.unmodifiableMap(values);
    }

    /** What the user gave, undeclared names included, unchanged and in the order given. */
    public Map<String, Object> given() {
        return given;
    }

    private <T> T value(String name, Class<T> type) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("option '" + name + "' is not declared, or not set and has no default");
        }
        return type.cast(value);
    }

    private static Object checked(String owner, OptionSpec spec, Object raw) throws ExportException {
        boolean several = raw instanceof Collection<?> || raw instanceof Map<?, ?>;
        if (several && (spec.type() != OptionSpec.Type.LIST || !isListOfText(raw))) {
            throw invalid(
                    owner, spec, raw.toString(), spec.type() == OptionSpec.Type.LIST ? "a list of texts" : "one value");
        }
        String text = raw.toString();
        try {
            return switch (spec.type()) {
                case TEXT -> text;
                case FLAG -> flag(owner, spec, text);
                case INTEGER -> new BigDecimal(text).longValueExact();
                case DECIMAL -> finite(text);
                case PATH -> path(owner, spec, text);
                case SIZE -> size(owner, spec, text);
                case LIST -> list(raw);
                case CHOICE -> choice(owner, spec, text);
            };
        } catch (ArithmeticException | NumberFormatException | InvalidPathException e) {
            throw invalid(owner, spec, text, allowed(spec.type()));
        }
    }

    private static Path path(String owner, OptionSpec spec, String text) throws ExportException {
        if (ADDRESS.matcher(text).lookingAt()) {
            throw new ExportException(
                    "option.invalid",
                    owner + ": '" + text + "' is not a value for '" + spec.name()
                            + "': it is an address. Fetch what is there, and give its path on this machine.");
        }
        return Path.of(text);
    }

    private static String allowed(OptionSpec.Type type) {
        return switch (type) {
            case INTEGER -> "a whole number of at most 18 digits";
            case DECIMAL -> "a number";
            case PATH -> "a path that this system can have";
            case TEXT, FLAG, CHOICE, SIZE, LIST ->
                "a value of type " + type.name().toLowerCase(Locale.ROOT);
        };
    }

    private static boolean flag(String owner, OptionSpec spec, String text) throws ExportException {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw invalid(owner, spec, text, "true or false");
    }

    private static String choice(String owner, OptionSpec spec, String text) throws ExportException {
        if (spec.allowed().contains(text)) {
            return text;
        }
        throw invalid(owner, spec, text, "one of " + String.join(", ", spec.allowed()));
    }

    private static PixelSize size(String owner, OptionSpec spec, String text) throws ExportException {
        return PixelSize.parse(text)
                .orElseThrow(() -> invalid(owner, spec, text, "width and height in pixels, such as 1920x1080"));
    }

    private static double finite(String text) {
        double number = Double.parseDouble(text);
        if (!Double.isFinite(number)) {
            throw new NumberFormatException(text);
        }
        return number;
    }

    private static boolean isListOfText(Object raw) {
        return raw instanceof Collection<?> many
                && many.stream()
                        .allMatch(item -> item instanceof String || item instanceof Number || item instanceof Boolean);
    }

    private static List<String> list(Object raw) {
        if (raw instanceof Collection<?> many) {
            return many.stream().map(Object::toString).toList();
        }
        List<String> items = new ArrayList<>();
        for (String item : raw.toString().split(",", -1)) {
            if (!item.isBlank()) {
                items.add(item.strip());
            }
        }
        return List.copyOf(items);
    }

    private static ExportException invalid(String owner, OptionSpec spec, String value, String expected) {
        return new ExportException(
                "option.invalid",
                owner + ": '" + value + "' is not a value for '" + spec.name() + "'. Give " + expected + ".");
    }

    private static String names(List<OptionSpec> specs) {
        return String.join(", ", specs.stream().map(OptionSpec::name).toList());
    }
}
