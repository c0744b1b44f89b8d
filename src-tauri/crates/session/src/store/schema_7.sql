-- From version 6 to 7: images that are objects, cut out of the picture in their sources when they are read.
CREATE TABLE region (
    image INTEGER PRIMARY KEY,
    x INTEGER NOT NULL,           -- left edge of the box in pixels of the picture; may be below 0
    y INTEGER NOT NULL,           -- upper edge
    width INTEGER NOT NULL,       -- pixels
    height INTEGER NOT NULL,      -- pixels
    shape BLOB                    -- the object's pixels as lengths of runs; NULL: all of the box is shown
);
