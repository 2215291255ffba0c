package org.labelport.model;

/**
 * One turn of a conversation.
 *
 * @param role who speaks, in the words of chat formats: {@code system}, {@code user}, {@code assistant}, {@code tool}
 */
public record Message(String role, String text) {}
