-- From version 1 to 2: images of several files, stacks, the size of pixels; models remember how stacks were read.
CREATE TABLE source (
    image INTEGER NOT NULL,
    position INTEGER NOT NULL,    -- files give their channels in this order
    path TEXT NOT NULL,           -- relative to this file's folder where possible, '/' between folders
    found_at TEXT NOT NULL,       -- absolute, when it was last found
    hash BLOB NOT NULL,           -- BLAKE3 of the file, 32 bytes
    series INTEGER NOT NULL,      -- which picture of a file with several, from 0
    layout TEXT,                  -- JSON: how its pages divide, where a person said it
    PRIMARY KEY (image, position)
) WITHOUT ROWID;
INSERT INTO source SELECT id, 0, path, found_at, hash, 0, NULL FROM image;

ALTER TABLE image DROP COLUMN path;
ALTER TABLE image DROP COLUMN found_at;
ALTER TABLE image ADD COLUMN slices INTEGER NOT NULL DEFAULT 1;
ALTER TABLE image ADD COLUMN times INTEGER NOT NULL DEFAULT 1;
ALTER TABLE image ADD COLUMN pixel_x REAL;                              -- µm
ALTER TABLE image ADD COLUMN pixel_y REAL;                              -- µm
ALTER TABLE image ADD COLUMN pixel_z REAL;                              -- µm
ALTER TABLE image ADD COLUMN channel_names TEXT NOT NULL DEFAULT '[]';  -- JSON: [name or null, ...]

ALTER TABLE model ADD COLUMN stack TEXT NOT NULL DEFAULT '{"one":0}';   -- JSON: what it saw of a stack
