package eu.akkoord.dossiers.visit;

import eu.akkoord.platform.core.facts.Word;

/** The purpose of a visit. */
public enum VisitKind implements Word {
    EXPERT_EXCHANGE,
    WORKING_VISIT,
    STUDY_VISIT,
    MINISTERIAL_VISIT
}
