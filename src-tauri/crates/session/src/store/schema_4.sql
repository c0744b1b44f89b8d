-- From version 3 to 4: models that are judged by cross-validation, and a record of what a fit was made of.
ALTER TABLE model ADD COLUMN app_version TEXT NOT NULL DEFAULT '';  -- of the program that fitted; '' before version 4
ALTER TABLE model ADD COLUMN automatic INTEGER NOT NULL DEFAULT 0;  -- fitted anew by itself after a label
ALTER TABLE split ADD COLUMN hash BLOB;      -- BLAKE3 of the image's content at the fit
ALTER TABLE split ADD COLUMN category TEXT;  -- its label at the fit

-- Probabilities for training images by a model that had not seen them: 32-bit floats in the order of the categories.
CREATE TABLE out_of_fold (
    model INTEGER NOT NULL,
    image INTEGER NOT NULL,
    fold INTEGER NOT NULL,        -- from 0
    probabilities BLOB NOT NULL,
    PRIMARY KEY (model, image)
) WITHOUT ROWID;
