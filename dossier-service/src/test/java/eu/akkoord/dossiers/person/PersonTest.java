package eu.akkoord.dossiers.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ren\u00E9.x@b\u00FCcher.example",
                "RENE\u0301.X@BU\u0308CHER.EXAMPLE",
                " \u00A0ren\u00E9.x@b\u00FCcher.example\t",
                "ren\u00E9\u200B.x@b\u00FC\u00ADcher.example",
                "\uFF32\uFF25\uFF2E\u00C9.x@b\u00FCcher.example",
                "ren\u00E9.x@xn--bcher-kva.example"
            })
    void an_address_is_the_same_however_it_is_written(String written) {
        var other = person("Iemand", written);
        assertThat(other.faults("/person")).isEmpty();
        assertThat(person("Ren\u00E9", "ren\u00E9.x@b\u00FCcher.example").hasEmailOf(other))
                .isTrue();
    }

    @Test
    void other_addresses_are_others_and_none_is_like_none() {
        var person = person("Merel", "merel@example.org");
        for (var other :
                new String[] {"merel@example.com", "merel@sub.example.org", "merel1@example.org", "me.rel@example.org"
                }) {
            assertThat(person.hasEmailOf(person("Merel", other))).as(other).isFalse();
        }
        assertThat(person.hasEmailOf(person("Merel", null))).isFalse();
        assertThat(person("Merel", null).hasEmailOf(person("Merel", null))).isFalse();
    }

    @Test
    void a_name_is_the_same_in_any_case_and_width_and_with_any_blanks() {
        var person = person("Merel de Stra\u00DFe", null);
        for (var same : new String[] {"merel de strasse", " Merel  de\u00A0STRASSE ", "\uFF2Derel de Stra\u00DFe"}) {
            assertThat(person.isNamedAs(person(same, null))).as(same).isTrue();
        }
        assertThat(person.isNamedAs(person("Merel de Straat", null))).isFalse();
        assertThat(Person.isSame("ABB", "abb ")).isTrue();
        assertThat(Person.isSame(null, null)).isTrue();
        assertThat(Person.isSame(null, "abb")).isFalse();
    }

    private static Person person(String name, @Nullable String email) {
        return new Person(name, email, null, null);
    }
}
