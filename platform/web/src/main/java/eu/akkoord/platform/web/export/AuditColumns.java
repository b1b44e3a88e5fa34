package eu.akkoord.platform.web.export;

import eu.akkoord.platform.core.facts.Column;
import java.util.List;

/** Columns of an audit as a file. A service writes them, and the gateway, which merges the audits of all services. */
public final class AuditColumns {
    /** Properties of an item, with a dot before a property of a property. */
    public static final List<Column> ALL = List.of(
            Column.plain("id"),
            Column.plain("kind"),
            Column.plain("collection"),
            Column.plain("things.id"),
            Column.plain("things.revision"),
            Column.plain("action"),
            Column.plain("party"),
            Column.plain("organisation"),
            Column.plain("subject"),
            Column.plain("client"),
            Column.plain("deputation"),
            Column.moment("registered"),
            Column.day("occurred"),
            Column.plain("reason"),
            Column.plain("times"),
            Column.plain("trace"),
            Column.plain("href"));

    private AuditColumns() {}
}
