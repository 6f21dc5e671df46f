-- Nearly nobody was merged: statistics of an index that holds all the others too made SQLite go through all patients instead.
DROP INDEX patient_by_merge;
CREATE INDEX patient_by_merge ON patient (merged_into) WHERE merged_into IS NOT NULL;
