package eu.akkoord.platform.web;

/** Something that a service must have read before what it answers is so. */
@FunctionalInterface
public interface Readiness {
    /** Whether it has been read since this process started; true for good once it has been. */
    boolean isReady();
}
