package eu.akkoord.platform.desk;

import java.time.LocalDate;

/** What happened to an aggregate. */
public interface DomainEvent {
    /** The day it happened, in Europe/Brussels. */
    LocalDate occurred();
}
