-- Version 1 of the project file. Later versions add steps to `migrate` in mod.rs; this file is not changed any more.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE category (
    id TEXT PRIMARY KEY,          -- UUID, never reused
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    color TEXT NOT NULL           -- #rrggbb
);

-- Categories whose images are not shown: a UUID, or 'unknown'.
CREATE TABLE hidden (category TEXT PRIMARY KEY) WITHOUT ROWID;

CREATE TABLE image (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL,           -- relative to this file's folder where possible, '/' between folders
    found_at TEXT NOT NULL,       -- absolute, when it was last found
    name TEXT NOT NULL,
    hash BLOB NOT NULL,           -- BLAKE3 of the file, 32 bytes
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    channels INTEGER NOT NULL,
    bits INTEGER NOT NULL,
    metadata TEXT NOT NULL        -- JSON: [[name, value], ...]
);

CREATE TABLE label (image INTEGER PRIMARY KEY, category TEXT NOT NULL, origin TEXT NOT NULL);
CREATE TABLE pin (image INTEGER PRIMARY KEY, partition TEXT NOT NULL);

CREATE TABLE model (
    number INTEGER PRIMARY KEY,   -- the highest is the current model
    id TEXT NOT NULL UNIQUE,      -- UUID
    name TEXT NOT NULL,
    card TEXT NOT NULL,           -- JSON: architecture, input, preprocessing with its numbers
    weights BLOB NOT NULL,        -- safetensors
    categories TEXT NOT NULL,     -- JSON: [{id, name, color}, ...] in the order of the outputs
    settings TEXT NOT NULL,       -- JSON: the Fit settings of the last fit
    device TEXT NOT NULL,
    stopped INTEGER NOT NULL,
    starts TEXT NOT NULL,         -- JSON: first epoch of each fit that led here
    fitted_at TEXT NOT NULL       -- RFC 3339, UTC
);

CREATE TABLE epoch (
    model INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    accuracy REAL, validation_accuracy REAL, loss REAL, validation_loss REAL,
    seconds REAL NOT NULL,
    PRIMARY KEY (model, epoch)
) WITHOUT ROWID;

CREATE TABLE split (
    model INTEGER NOT NULL,
    image INTEGER NOT NULL,
    partition TEXT NOT NULL,      -- 'training' or 'validation'
    PRIMARY KEY (model, image)
) WITHOUT ROWID;

-- One prediction an image: the newest. `model` is the UUID of the model that made it.
CREATE TABLE prediction (image INTEGER PRIMARY KEY, model TEXT NOT NULL, probabilities BLOB NOT NULL);

-- The newest evaluation of a model, as JSON.
CREATE TABLE evaluation (model TEXT PRIMARY KEY, evaluation TEXT NOT NULL) WITHOUT ROWID;
