package org.labelport.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Tells public addresses of the internet from those of this machine and of inner networks. */
final class InnerNetworks {

    /** Ranges that belong to no single machine on the internet, beyond those that {@link InetAddress} knows. */
    private static final List<AddressRange> RESERVED = AddressRange.all(List.of(
            "0.0.0.0/8",
            "100.64.0.0/10",
            "192.0.0.0/24",
            "198.18.0.0/15",
            "240.0.0.0/4",
            "::/96",
            "100::/64",
            "fc00::/7"));

    /**
     * Where machines in clouds ask for their own credentials: link-local addresses, those of Amazon and Google for IPv6,
     * and those of Alibaba and Azure.
     */
    private static final List<AddressRange> CREDENTIALS = AddressRange.all(List.of(
            "169.254.0.0/16", "fe80::/10", "fd00:ec2::/32", "fd20:ce::/32", "100.100.100.200", "168.63.129.16"));

    /** IPv6 addresses that hold an IPv4 address, to which a gateway forwards. */
    private static final AddressRange NAT64 = AddressRange.of("64:ff9b::/96");

    private static final AddressRange LOCAL_NAT64 = AddressRange.of("64:ff9b:1::/48");
    private static final AddressRange SIX_TO_FOUR = AddressRange.of("2002::/16");
    private static final AddressRange TEREDO = AddressRange.of("2001::/32");

    private InnerNetworks() {}

    /** Whether the address is one of this machine, of an inner network, or of no single machine. */
    static boolean contain(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || LOCAL_NAT64.contains(address)
                || TEREDO.contains(address)
                || RESERVED.stream().anyMatch(range -> range.contains(address))) {
            return true;
        }
        InetAddress behind = behind(address);
        return !behind.equals(address) && contain(behind);
    }

    /** Whether the address may be that of a service which gives credentials to the machine that asks. */
    static boolean mayGiveCredentials(InetAddress address) {
        InetAddress behind = behind(address);
        return CREDENTIALS.stream().anyMatch(range -> range.contains(behind));
    }

    /**
     * The IPv4 address that a gateway forwards to, when an IPv6 address holds one in a known place; else the address
     * itself.
     */
    private static InetAddress behind(InetAddress address) {
        if (NAT64.contains(address)) {
            return embedded(address, 12);
        }
        return SIX_TO_FOUR.contains(address) ? embedded(address, 2) : address;
    }

    private static InetAddress embedded(InetAddress address, int start) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), start, start + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
