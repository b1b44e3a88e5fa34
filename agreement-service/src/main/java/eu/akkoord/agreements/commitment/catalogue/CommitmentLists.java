package eu.akkoord.agreements.commitment.catalogue;

import eu.akkoord.agreements.commitment.Commitment;
import eu.akkoord.agreements.commitment.CommitmentEvent;
import eu.akkoord.agreements.commitment.Commitments;
import eu.akkoord.platform.catalogue.Catalogues;
import eu.akkoord.platform.desk.Desk;
import eu.akkoord.platform.lists.Listing;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps the catalogue of commitments and answers from it. */
@Configuration(proxyBeanMethods = false)
class CommitmentLists {
    private static final List<String> COLUMNS = List.of(
            "id",
            "text",
            "agreement.id",
            "kind",
            "debtors",
            "creditors",
            "due.label",
            "due.edtf",
            "due.earliest",
            "due.latest",
            "status",
            "since",
            "modified",
            "href");

    @Bean
    Listing<Commitment> commitmentListing(
            Catalogues catalogues,
            Commitments commitments,
            CommitmentFields fields,
            Desk<Commitment, CommitmentEvent> desk) {
        return Listing.of(catalogues.keep(commitments, fields), fields, desk, COLUMNS);
    }
}
