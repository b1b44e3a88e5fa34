package eu.akkoord.platform.core.process;

/** Something that a service must have read before what it answers is so. */
@FunctionalInterface
public interface Readiness {
    /** The header by which a service that has just started says so to the gateway, beside its 503. */
    String STATE = "Service-State";

    /** Its value. */
    String STARTING = "starting";

    /** Tells whether it has been read since this process started; true for good once it has been. */
    boolean isReady();

    /** Tells whether it is no older than it may be, a while after this process started too. */
    default boolean isCurrent() {
        return true;
    }
}
