/* What the tables must hold, written a second time and in another way: whole sets at once, from
 * `entry` alone, without a trigger. It shares nothing with src/ledger/sql/projection/. */
#ifndef CAMTAY_TESTS_LEDGER_ORACLE_H
#define CAMTAY_TESTS_LEDGER_ORACLE_H

/* Temporary views first. `gone`: the entry was taken back. */
static const char oracle_views[] =
    "CREATE TEMP VIEW told AS SELECT entry.*, (device, number) IN"
    "  (SELECT body ->> 'device', body ->> 'number' FROM entry WHERE kind = 'entry.reversed')"
    "  AS gone FROM entry;"
    "CREATE TEMP VIEW o_opened AS SELECT * FROM (SELECT *, row_number() OVER"
    "  (PARTITION BY subject ORDER BY gone, at DESC, device DESC, number DESC) AS place"
    "  FROM told WHERE kind = 'visit.opened') WHERE place = 1;"
    "CREATE TEMP VIEW o_identified AS SELECT * FROM (SELECT *, body ->> 'visit' AS visit,"
    "  row_number() OVER (PARTITION BY body ->> 'visit'"
    "                     ORDER BY at DESC, device DESC, number DESC) AS place"
    "  FROM told WHERE kind = 'citizen.identified' AND NOT gone) WHERE place = 1;"
    "CREATE TEMP VIEW o_last AS SELECT * FROM (SELECT *, row_number() OVER"
    "  (PARTITION BY subject, iif(kind = 'visit.resumed', 'visit.held', kind)"
    "   ORDER BY coalesce(body ->> 'at', at) DESC, device DESC, number DESC) AS place"
    "  FROM told WHERE NOT gone"
    "   AND kind IN ('phone.stated', 'visit.held', 'visit.resumed', 'visit.closed'))"
    "  WHERE place = 1;"
    "CREATE TEMP VIEW o_word AS SELECT * FROM (SELECT *, row_number() OVER"
    "  (PARTITION BY body ->> 'other' ORDER BY at DESC, device DESC, number DESC) AS place"
    "  FROM told WHERE kind IN ('citizen.joined', 'citizen.parted') AND NOT gone)"
    "  WHERE place = 1 AND kind = 'citizen.joined' AND subject <> body ->> 'other';"
    "CREATE TEMP VIEW o_record AS SELECT subject AS id FROM entry WHERE kind ="
    "  'citizen.identified' UNION SELECT subject FROM entry WHERE kind IN"
    "  ('citizen.joined', 'citizen.parted') UNION SELECT body ->> 'other' FROM entry"
    "  WHERE kind IN ('citizen.joined', 'citizen.parted');"
    "CREATE TEMP VIEW o_pair AS WITH RECURSIVE link(a, b) AS (SELECT subject, body ->> 'other'"
    "  FROM o_word UNION SELECT body ->> 'other', subject FROM o_word),"
    "  pair(a, b) AS (SELECT id, id FROM o_record UNION SELECT pair.a, link.b FROM pair"
    "  JOIN link ON link.a = pair.b) SELECT a, b FROM pair;"
    /* Of all pairs (x, candidate): who belongs to none comes first, else the last one named. */
    "CREATE TEMP TABLE o_kept AS SELECT a AS id, b AS person FROM (SELECT a, b, row_number() OVER"
    "  (PARTITION BY a ORDER BY b IN (SELECT body ->> 'other' FROM o_word), last.at DESC,"
    "   last.device DESC, last.number DESC) AS place FROM o_pair"
    "  LEFT JOIN o_word AS last ON last.subject = b) WHERE place = 1;"
    "CREATE TEMP VIEW o_ended AS SELECT e.device, e.number,"
    "  coalesce(e.body ->> 'at', e.at) AS at, e.day, e.staff, e.subject,"
    "  coalesce(k.person, e.body ->> 'citizen', i.subject) AS citizen, e.body ->> 'citizen',"
    "  e.body ->> 'service' AS service, e.body ->> 'provider' AS provider, e.body ->> 'issuer',"
    "  e.body ->> 'outcome' AS outcome, e.body ->> 'reason', e.body ->> 'trouble',"
    "  e.body ->> 'until' AS until, coalesce(e.body ->> 'filed', 0),"
    "  coalesce(e.body ->> 'signed', 0), coalesce(e.body ->> 'paid', 0), e.body ->> 'seconds',"
    "  e.gone OR coalesce(o.gone, 0) AS reversed"
    "  FROM told AS e LEFT JOIN o_opened AS o ON o.subject = e.subject"
    "  LEFT JOIN o_identified AS i ON i.visit = e.subject"
    "  LEFT JOIN o_kept AS k ON k.id = coalesce(e.body ->> 'citizen', i.subject)"
    "  WHERE e.kind = 'service.ended';"
    "CREATE TEMP VIEW o_said AS SELECT *, NOT reversed AND row_number() OVER"
    "  (PARTITION BY subject, service, provider"
    "   ORDER BY reversed, at DESC, device DESC, number DESC) = 1 AS stands FROM o_ended;"
    "CREATE TEMP VIEW o_since AS SELECT citizen, service, coalesce(provider, '') AS p,"
    "  min(day) AS day FROM o_said WHERE stands AND outcome IN ('done', 'had_already')"
    "  GROUP BY citizen, service, p;"
    "CREATE TEMP VIEW o_standing AS SELECT i.*, k.person FROM told AS i"
    "  JOIN o_kept AS k ON k.id = i.subject LEFT JOIN o_opened AS o ON o.subject = i.body ->> "
    "'visit'"
    "  WHERE i.kind = 'citizen.identified' AND NOT i.gone AND NOT coalesce(o.gone, 0);";

/* Then a table and the query that must give the same rows. */
static const struct {
    const char *table;
    const char *query;
} oracle[] = {
    {"visit",
     "SELECT ids.id, o.day, o.at, o.staff, o.device, o.body ->> 'mode', o.body ->> 'counter',"
     " (SELECT person FROM o_kept WHERE id = i.subject), i.body ->> 'sex', i.body ->> "
     "'birth_year', i.body ->> 'adult',"
     " i.body ->> 'resident', i.body ->> 'hamlet', i.body ->> 'group', i.body ->> 'unit',"
     " p.body ->> 'phone', coalesce(h.kind = 'visit.held', 0), h.body ->> 'waits_for',"
     " iif(h.kind = 'visit.held', h.at, NULL), coalesce(c.body ->> 'at', c.at), c.day, c.body ->> "
     "'result',"
     " c.body ->> 'until', c.body ->> 'notice', c.body ->> 'helper', c.body ->> 'seconds',"
     " coalesce(o.gone, 0)"
     " FROM (SELECT DISTINCT iif(kind = 'citizen.identified', body ->> 'visit', subject) AS id"
     "  FROM entry WHERE kind IN ('visit.opened', 'citizen.identified', 'phone.stated',"
     "  'visit.held', 'visit.resumed', 'visit.closed') AND id IS NOT NULL) AS ids"
     " LEFT JOIN o_opened AS o ON o.subject = ids.id"
     " LEFT JOIN o_identified AS i ON i.visit = ids.id"
     " LEFT JOIN o_last AS p ON p.subject = ids.id AND p.kind = 'phone.stated'"
     " LEFT JOIN o_last AS h ON h.subject = ids.id AND h.kind IN ('visit.held', 'visit.resumed')"
     " LEFT JOIN o_last AS c ON c.subject = ids.id AND c.kind = 'visit.closed'"},
    {"ended", "SELECT * FROM o_said"},
    {"step", "SELECT e.device, e.number, e.at, e.day, e.subject, e.body ->> 'service',"
             " e.body ->> 'guide', e.body ->> 'step', e.body ->> 'trouble', e.body ->> 'solved',"
             " e.body ->> 'seconds', e.gone OR coalesce(o.gone, 0) FROM told AS e"
             " LEFT JOIN o_opened AS o ON o.subject = e.subject"
             " WHERE e.kind IN ('step.done', 'step.troubled')"},
    {"citizen",
     "SELECT k.id, l.body ->> 'sex', l.body ->> 'birth_year',"
     " (SELECT max(s.body ->> 'adult') FROM o_standing AS s"
     "   WHERE iif(k.person = k.id, s.person, s.subject) = k.id"
     "   AND s.body ->> 'birth_year' IS l.body ->> 'birth_year'),"
     " l.body ->> 'resident', l.body ->> 'hamlet', l.body ->> 'group', l.body ->> 'unit',"
     " l.device, l.number, d.first, d.last,"
     " (SELECT min(day) FROM o_since WHERE citizen = k.id AND service = 'vneid-level2'),"
     " (SELECT min(day) FROM o_since WHERE citizen = k.id AND service = 'signature'),"
     " nullif(k.person, k.id) FROM o_kept AS k"
     " LEFT JOIN (SELECT b.id AS record, s.*, row_number() OVER (PARTITION BY b.id ORDER BY"
     "   s.subject <> b.id, s.at DESC, s.device DESC, s.number DESC) AS place"
     "   FROM o_standing AS s JOIN o_kept AS b ON b.id IN (s.subject, s.person)) AS l"
     "  ON l.record = k.id AND l.place = 1"
     " LEFT JOIN (SELECT person, min(day) AS first, max(day) AS last FROM o_standing"
     "   WHERE body ->> 'visit' IS NOT NULL GROUP BY person) AS d ON d.person = k.id"},
    {"service_state",
     "SELECT citizen, service, p, outcome, day, until, subject,"
     " (SELECT day FROM o_since AS s WHERE s.citizen = said.citizen"
     "   AND s.service = said.service AND s.p = said.p) FROM (SELECT *,"
     "  coalesce(provider, '') AS p, row_number() OVER"
     "  (PARTITION BY citizen, service, coalesce(provider, '') ORDER BY"
     "   outcome IN ('done', 'had_already') DESC, outcome = 'issued' DESC,"
     "   outcome = 'waiting' DESC, at DESC, device DESC, number DESC) AS place"
     "  FROM o_said WHERE stands AND citizen IS NOT NULL) AS said WHERE place = 1"},
    {"again", "SELECT citizen, service, p, outcome, day, until, subject FROM (SELECT *,"
              "  coalesce(provider, '') AS p, row_number() OVER"
              "  (PARTITION BY citizen, service, coalesce(provider, '')"
              "   ORDER BY day DESC, at DESC, device DESC, number DESC) AS place"
              "  FROM o_said WHERE stands AND citizen IS NOT NULL) AS said"
              " WHERE place = 1 AND outcome IN ('waiting', 'issued')"
              "  AND (citizen, service, p) IN (SELECT citizen, service, p FROM o_since)"},
    {"job",
     "SELECT l.subject, q.device, q.at, q.day, q.staff, q.body ->> 'document', q.body ->> 'visit',"
     " q.body ->> 'about', q.body ->> 'printer', iif(q.at IS NULL, NULL, coalesce(q.body ->> "
     "'copy', 0)),"
     " substr(l.kind, 5), l.body ->> 'why', l.body ->> 'unsure', l.at, l.device, l.number"
     " FROM (SELECT *, row_number() OVER (PARTITION BY subject"
     "   ORDER BY at DESC, device DESC, number DESC) AS place FROM entry WHERE kind LIKE 'job.%') "
     "AS l"
     " LEFT JOIN (SELECT *, row_number() OVER (PARTITION BY subject ORDER BY at, device) AS place"
     "   FROM entry WHERE kind = 'job.queued') AS q ON q.subject = l.subject AND q.place = 1"
     " WHERE l.place = 1"},
    {"reversed", "SELECT body ->> 'device', body ->> 'number', device, number FROM entry"
                 " WHERE kind = 'entry.reversed'"},
};

#endif
