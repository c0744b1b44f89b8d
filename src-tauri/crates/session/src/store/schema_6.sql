-- From version 5 to 6: what a model said of each image that it was evaluated on.
CREATE TABLE judgement (
    model TEXT NOT NULL,          -- UUID
    image INTEGER NOT NULL,
    category TEXT NOT NULL,       -- UUID of its label then
    remembered INTEGER NOT NULL,  -- the model had learnt from it, and judged it itself
    probabilities BLOB NOT NULL,  -- 32-bit floats in the order of the model's categories
    PRIMARY KEY (model, image)
) WITHOUT ROWID;
