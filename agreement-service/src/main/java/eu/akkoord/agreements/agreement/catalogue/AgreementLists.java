package eu.akkoord.agreements.agreement.catalogue;

import eu.akkoord.agreements.agreement.Agreement;
import eu.akkoord.agreements.agreement.AgreementEvent;
import eu.akkoord.agreements.agreement.Agreements;
import eu.akkoord.platform.catalogue.Catalogues;
import eu.akkoord.platform.desk.Desk;
import eu.akkoord.platform.lists.Listing;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps the catalogue of agreements and answers from it. */
@Configuration(proxyBeanMethods = false)
class AgreementLists {
    private static final List<String> COLUMNS = List.of(
            "id",
            "title",
            "instrument",
            "status",
            "since",
            "signed.label",
            "signed.edtf",
            "signed.earliest",
            "signed.latest",
            "review.label",
            "review.edtf",
            "parties",
            "themes.code",
            "themes.label",
            "modified",
            "href");

    @Bean
    Listing<Agreement> agreementListing(
            Catalogues catalogues,
            Agreements agreements,
            AgreementFields fields,
            Desk<Agreement, AgreementEvent> desk) {
        return Listing.of(catalogues.keep(agreements, fields), fields, desk, COLUMNS);
    }
}
