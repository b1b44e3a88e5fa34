package eu.akkoord.local;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/** A filter that excludes the platform's configuration of services from the issuer, which is none. */
final class IssuerAlone implements AutoConfigurationImportFilter {
    @Override
    public boolean[] match(@Nullable String[] candidates, AutoConfigurationMetadata metadata) {
        var wanted = new boolean[candidates.length];
        for (var each = 0; each < candidates.length; each++) {
            var candidate = candidates[each];
            wanted[each] = candidate != null && !candidate.startsWith("eu.akkoord.platform.");
        }
        return wanted;
    }
}
