-- From version 2 to 3: images whose slices and time points are files of their own.
ALTER TABLE source ADD COLUMN slice INTEGER;  -- the one that the file holds, from 0; NULL: all that there are
ALTER TABLE source ADD COLUMN time INTEGER;   -- the same of time points
