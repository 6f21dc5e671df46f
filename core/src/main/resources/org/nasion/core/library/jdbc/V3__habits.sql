-- What people taught, so that it follows them to another computer; nothing of a patient is in it.
CREATE TABLE habit (
  person ${text} NOT NULL,
  source ${text} NOT NULL,
  document ${text} NOT NULL,
  -- salts of the copies that it took in or that were forgotten
  known ${text} NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (person, source)
);
