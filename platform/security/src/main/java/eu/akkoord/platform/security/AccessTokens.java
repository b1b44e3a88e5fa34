package eu.akkoord.platform.security;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A check that separates access tokens from other tokens of the same issuer: an ID token proves to a client who logged in, and anyone to
 * whom the client shows it could call us with it.
 */
final class AccessTokens {
    /** Claims that only an ID token has (OpenID Connect Core 2, 3.1.3.6 and 3.3.2.11). */
    private static final List<String> OF_ID_TOKENS = List.of("nonce", "at_hash", "c_hash", "s_hash");

    /** Claims by which some issuers say what a token is for, with the values of an access token. */
    private static final Set<String> ACCESS = Set.of("access", "bearer", "at+jwt", "access_token");

    private AccessTokens() {}

    /**
     * Tells whether these are the claims of something else than an access token.
     *
     * @param client that got the token; an ID token is meant for it, an access token for us
     */
    static boolean isOther(JWTClaimsSet claims, @Nullable String client) throws ParseException {
        return OF_ID_TOKENS.stream().anyMatch(claims.getClaims()::containsKey)
                || saysOther(claims.getStringClaim("token_use"))
                || saysOther(claims.getStringClaim("typ"))
                || (client != null && claims.getAudience().contains(client));
    }

    private static boolean saysOther(@Nullable String use) {
        return use != null && !ACCESS.contains(use.toLowerCase(Locale.ROOT));
    }
}
