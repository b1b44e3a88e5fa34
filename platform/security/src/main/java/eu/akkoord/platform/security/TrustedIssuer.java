package eu.akkoord.platform.security;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import eu.akkoord.platform.core.authority.Caller;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One issuer: checks that a token is its own, still holds, and says no more than the issuer may say. */
public final class TrustedIssuer {
    private static final Pattern ORGANISATION = Pattern.compile("[a-z0-9-]{2,40}");

    /** As much as clocks may differ where the life of a token is measured. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

    private final SecuritySettings.Issuer settings;
    private final String audience;
    private final Clock clock;
    private final @Nullable IssuerKeys keys;
    private final @Nullable Introspection introspection;

    public TrustedIssuer(SecuritySettings.Issuer settings, String audience, Clock clock) {
        this(settings, audience, clock, System::nanoTime);
    }

    /** @param nanoTime as {@link System#nanoTime}: how long answers are kept does not depend on a clock that is set */
    public TrustedIssuer(SecuritySettings.Issuer settings, String audience, Clock clock, LongSupplier nanoTime) {
        this.settings = settings;
        this.audience = audience;
        this.clock = clock;
        this.keys = settings.jwksUri() == null ? null : new IssuerKeys(settings.jwksUri(), settings.tokenType());
        this.introspection =
                settings.introspection() == null ? null : new Introspection(settings.introspection(), nanoTime);
    }

    String name() {
        return settings.issuer();
    }

    boolean introspects() {
        return introspection != null;
    }

    /** Once its signature is found to be right; what it says is not looked at yet. */
    IssuerKeys.Signed verified(SignedJWT token) {
        return keys().verified(token);
    }

    /** Found to be right before, and still by the keys that the issuer has now. */
    IssuerKeys.Signed still(IssuerKeys.Signed before) {
        return keys().still(before);
    }

    private IssuerKeys keys() {
        if (keys == null) {
            throw TokenRefused.invalid();
        }
        return keys;
    }

    /** @param address of the caller, as a name to count under */
    VerifiedCaller introspected(String token, String address) {
        if (introspection == null) {
            throw TokenRefused.invalid();
        }
        var claims = introspection.meaning(token, address);
        return new VerifiedCaller(caller(claims), expires(claims));
    }

    /** Returns when claims that hold no longer do. */
    static Instant expires(JWTClaimsSet claims) {
        return claims.getExpirationTime().toInstant();
    }

    /** @throws TokenRefused when what it says does not hold now */
    Caller caller(JWTClaimsSet claims) {
        try {
            checkThatItHolds(claims);
            var roles = words(claims.getClaim("roles"));
            var scopes = words(claims.getClaim("scope"));
            var party = text(claims.getStringClaim("party"));
            var organisation = text(claims.getStringClaim("organisation"));
            var client = client(claims);
            if (AccessTokens.isOther(claims, client)
                    || settings.assertions().stream().noneMatch(one -> one.covers(party, roles, scopes))
                    || !ORGANISATION.matcher(organisation).matches()) {
                throw TokenRefused.invalid();
            }
            return new Caller(qualified(claims.getSubject()), qualified(client), party, organisation, roles, scopes);
        } catch (ParseException otherType) {
            throw TokenRefused.invalid();
        }
    }

    /** @throws TokenRefused when it has expired, does not hold yet, holds for too long, or is not meant for us */
    void checkThatItHolds(JWTClaimsSet claims) {
        var now = clock.instant();
        var expires = claims.getExpirationTime();
        if (expires == null) {
            throw TokenRefused.invalid();
        }
        if (!now.isBefore(expires.toInstant())) {
            throw TokenRefused.expired();
        }
        var made = claims.getIssueTime();
        var begin = made == null || made.toInstant().isAfter(now) ? now : made.toInstant();
        if (expires.toInstant().isAfter(begin.plus(settings.longestLife()).plus(CLOCKS_APART))) {
            throw TokenRefused.invalid();
        }
        var from = claims.getNotBeforeTime();
        var issuer = claims.getIssuer();
        // an introspection may leave the issuer out; a signed token came here by it
        if ((from != null && now.isBefore(from.toInstant()))
                || (issuer != null && !issuer.equals(settings.issuer()))
                || !claims.getAudience().contains(audience)) {
            throw TokenRefused.invalid();
        }
    }

    /** OpenID Connect calls it {@code azp}; RFC 9068 and RFC 7662 call it {@code client_id}. */
    private static @Nullable String client(JWTClaimsSet claims) throws ParseException {
        var client = claims.getStringClaim("azp");
        return client == null ? claims.getStringClaim("client_id") : client;
    }

    private String qualified(@Nullable String name) {
        return settings.issuer() + "#" + text(name);
    }

    private static String text(@Nullable String claim) {
        if (claim == null || claim.isBlank()) {
            throw TokenRefused.invalid();
        }
        return claim;
    }

    /** A list of words, or words with spaces between them. */
    private static Set<String> words(@Nullable Object claim) {
        var words = new HashSet<String>();
        switch (claim) {
            case null -> {}
            case String text -> words.addAll(Arrays.asList(text.strip().split("\\s+")));
            case Collection<?> list -> list.forEach(word -> words.add(String.valueOf(word)));
            default -> throw TokenRefused.invalid();
        }
        words.remove("");
        return words;
    }
}
