package eu.akkoord.agreements.commitment;

/** Reads what an event of a commitment named: everyone who read the commitment then could know of it. */
public interface PublishedReferences {
    /** @param event as it was or will be published */
    CommitmentReferences named(byte[] event);
}
