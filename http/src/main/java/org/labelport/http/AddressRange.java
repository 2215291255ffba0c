package org.labelport.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses that begin with the same bits, such as {@code 10.0.0.0/8}.
 *
 * @param bits of the address, 4 or 16 bytes
 * @param length number of leading bits that count
 */
record AddressRange(byte[] bits, int length) {

    private static final Pattern RANGE = Pattern.compile("([0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(?:/([0-9]{1,3}))?");
    private static final Pattern DOTTED = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    /** @throws IllegalArgumentException naming the first text that is no range */
    static List<AddressRange> all(List<String> texts) {
        return texts.stream().map(AddressRange::of).toList();
    }

    /** @throws IllegalArgumentException when the text is neither an address nor a range of addresses */
    static AddressRange of(String text) {
        Matcher parts = RANGE.matcher(text.strip());
        if (!parts.matches()
                || !parts.group(1).contains(":")
                        && !DOTTED.matcher(parts.group(1)).matches()) {
            throw unknown(text);
        }
        try {
            byte[] bits = InetAddress.getByName(parts.group(1)).getAddress(); // an address is not looked up
            int most = Byte.SIZE * bits.length;
            int length = parts.group(2) == null ? most : Integer.parseInt(parts.group(2));
            if (length > most) {
                throw unknown(text);
            }
            return new AddressRange(bits, length);
        } catch (UnknownHostException e) {
            throw unknown(text);
        }
    }

    boolean contains(InetAddress address) {
        byte[] other = address.getAddress();
        if (other.length != bits.length) {
            return false;
        }
        for (int bit = 0; bit < length; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if ((bits[bit / Byte.SIZE] & mask) != (other[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static IllegalArgumentException unknown(String text) {
        return new IllegalArgumentException("allowed addresses: '" + Snippets.oneLine(text, 100)
                + "' is not an address. Give an address or a range of them, such as 10.1.2.3, 10.0.0.0/8 or fd00::/8.");
    }
}
