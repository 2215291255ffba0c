/**
 * Files and small requests over HTTP, on the JDK's client: with limits on time, size and hosts, with retries, and with
 * messages that hold no secrets.
 *
 * <p>Start reading at {@link org.labelport.http.HttpFetcher}, which does the work, and {@link
 * org.labelport.http.HttpSettings}, which holds the limits. {@link org.labelport.http.HttpUrls} turns what platforms write
 * into their JSON into addresses. What a platform's addresses and pages mean does not belong here, nor where files end up.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.labelport.http;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
