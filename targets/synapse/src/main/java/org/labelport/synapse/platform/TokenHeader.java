package org.labelport.synapse.platform;

/** A header that identifies who sends a request. */
public enum TokenHeader {
    /** The token of the program. */
    ACCESS("Synapse-Access-Token", "SYNAPSE_ACCESS_TOKEN", "access_token"),
    /** The token of the person. */
    USER("Authorization", "SYNAPSE_PLUGIN_RUN_USER_TOKEN", "user_token"),
    /** The token of the organisation. */
    TENANT("Synapse-Tenant", "SYNAPSE_PLUGIN_RUN_TENANT", "tenant"),
    /** The token of the machine that runs jobs. */
    AGENT("SYNAPSE-Agent", "SYNAPSE_AGENT_TOKEN", "agent_token");

    private final String header;
    private final String variable;
    private final String key;

    TokenHeader(String header, String variable, String key) {
        this.header = header;
        this.variable = variable;
        this.key = key;
    }

    /** The header's name. */
    public String header() {
        return header;
    }

    /** The variable of the environment that holds the token. */
    public String variable() {
        return variable;
    }

    /** The key in the file of settings. */
    public String key() {
        return key;
    }
}
