package org.labelport.model;

/**
 * One turn of a conversation.
 *
 * @param role who speaks, in the words of chat formats: {@code system}, {@code user}, {@code assistant}, {@code tool}
 * @param text what is said
 */
public record Message(String role, String text) {}
