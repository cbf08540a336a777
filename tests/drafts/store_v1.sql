-- A store as version 1 wrote it. Never changed: every later version opens it.
PRAGMA application_id = 1819703909;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE answers (
            report INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
            path TEXT NOT NULL,
            value TEXT NOT NULL,
            PRIMARY KEY (report, path)
        );
INSERT INTO "answers" VALUES(1,'basics.bureau','"云岭县税务局"');
INSERT INTO "answers" VALUES(1,'party_and_business.tax_revenue.current','"123456.78"');
INSERT INTO "answers" VALUES(1,'problems.first.text','"问题\n\ud83d𠮷"');
INSERT INTO "answers" VALUES(1,'of_a_later_form.rows','{"done":true,"n":1.5,"路":[1,null]}');
INSERT INTO "answers" VALUES(1,'\u8def\u5f84.\ud800','"x"');
INSERT INTO "answers" VALUES(1,'areas.order','["a","b"]');
INSERT INTO "answers" VALUES(2,'basics.bureau','"云岭县税务局"');
CREATE TABLE edits (
            report INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
            seq INTEGER NOT NULL,
            step INTEGER NOT NULL,
            path TEXT NOT NULL,
            before TEXT,
            after TEXT,
            at TEXT NOT NULL,
            PRIMARY KEY (report, seq)
        );
INSERT INTO "edits" VALUES(1,1,1,'problems.first.text','"旧"','"问题\n\ud83d𠮷"','2026-12-01T12:01:00.000000+00:00');
INSERT INTO "edits" VALUES(1,2,2,'areas.order',NULL,'["a","b"]','2026-12-01T12:02:00.000000+00:00');
INSERT INTO "edits" VALUES(1,3,2,'areas.gone','["b"]',NULL,'2026-12-01T12:03:00.000000+00:00');
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE reports (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            uid TEXT NOT NULL UNIQUE,
            form TEXT NOT NULL,
            name TEXT NOT NULL,
            year INTEGER NOT NULL,
            created_at TEXT NOT NULL,
            changed_at TEXT NOT NULL,
            binned_at TEXT,
            place TEXT NOT NULL DEFAULT '{}',
            extra TEXT NOT NULL DEFAULT '{}'
        );
INSERT INTO "reports" VALUES(1,'0123456789abcdef0123456789abcdef','first_responsible','2026年度报告 “送审稿”',2026,'2026-12-01T12:00:00.000000+00:00','2026-12-01T12:03:00.000000+00:00',NULL,'{"caret":3,"path":"problems.first.text","scroll":120,"section":"problems"}','{"signed":[true,null]}');
INSERT INTO "reports" VALUES(2,'fedcba9876543210fedcba9876543210','first_responsible','2025年度报告',2025,'2026-12-01T11:00:00.000000+00:00','2026-12-01T11:00:00.000000+00:00','2026-12-01T12:04:00.000000+00:00','{}','{}');
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('reports',2);
COMMIT;
