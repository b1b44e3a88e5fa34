package eu.akkoord.platform.core.authority;

/** The subjects that can ever call: those of trusted issuers. */
@FunctionalInterface
public interface Subjects {
    /** Tells whether a trusted issuer can vouch for this one, written as {@link Caller#subject()} has it: with its issuer. */
    boolean known(String subject);
}
