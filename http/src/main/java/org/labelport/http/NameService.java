package org.labelport.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks up the addresses of a host. */
interface NameService {

    /** Asks as the client does, and gets the same answer as long as the JVM caches it. */
    NameService OF_THE_JVM = host -> List.of(InetAddress.getAllByName(host));

    /** All addresses of a host, which is spelled as in a URL. */
    List<InetAddress> addresses(String host) throws UnknownHostException;
}
