package org.labelport.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Says which addresses a host has. */
interface NameService {

    /** Asks as the client itself does, and gets the same answer while the JVM keeps it. */
    NameService OF_THE_JVM = host -> List.of(InetAddress.getAllByName(host));

    /** All addresses of a host, spelled as in an address of the web. */
    List<InetAddress> addresses(String host) throws UnknownHostException;
}
