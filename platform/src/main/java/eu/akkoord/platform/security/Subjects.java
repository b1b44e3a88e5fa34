package eu.akkoord.platform.security;

/** Tells subjects that can ever call from those of issuers that nobody trusts. */
@FunctionalInterface
public interface Subjects {
    /** Whether a trusted issuer can vouch for this one, written as {@link Caller#subject()} has it: with its issuer. */
    boolean known(String subject);
}
