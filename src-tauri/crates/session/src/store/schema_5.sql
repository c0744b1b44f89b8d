-- From version 4 to 5: labels that were kept aside, to be held against others.
CREATE TABLE pass (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never reused
    name TEXT NOT NULL,
    kept_at TEXT NOT NULL                  -- RFC 3339, UTC
);

-- `category` may be one that was deleted since: an undo brings it back.
CREATE TABLE pass_label (
    pass INTEGER NOT NULL,
    image INTEGER NOT NULL,
    category TEXT NOT NULL,
    PRIMARY KEY (pass, image)
) WITHOUT ROWID;
