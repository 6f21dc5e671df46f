-- One schema for SQLite and PostgreSQL; what the two say differently stands in placeholders.
-- Days are ISO text, times milliseconds since 1970, text is compared by its code points.

CREATE TABLE patient (
  id ${identity},
  patient_id ${text} NOT NULL,
  issuer ${text} NOT NULL,
  name ${text} NOT NULL,
  sort_name ${text} NOT NULL,
  birth_date ${text},
  sex ${text} NOT NULL,
  notes ${text} NOT NULL,
  -- the films of who was merged are the other's; the row stays, so that the merge can be taken back
  merged_into ${key} REFERENCES patient (id),
  visits INTEGER NOT NULL DEFAULT 0,
  films INTEGER NOT NULL DEFAULT 0,
  latest ${text} NOT NULL DEFAULT '',
  touched ${key} NOT NULL DEFAULT 0,
  version INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX patient_by_identifier ON patient (patient_id, issuer);
CREATE INDEX patient_by_name ON patient (sort_name, id);
CREATE INDEX patient_by_latest ON patient (latest, id);
CREATE INDEX patient_by_touched ON patient (touched, id);
CREATE INDEX patient_by_merge ON patient (merged_into);

CREATE TABLE tag (
  patient ${key} NOT NULL REFERENCES patient (id) ON DELETE CASCADE,
  tag ${text} NOT NULL,
  PRIMARY KEY (patient, tag)
);
CREATE INDEX tag_by_word ON tag (tag);

CREATE TABLE visit (
  id ${identity},
  patient ${key} NOT NULL REFERENCES patient (id) ON DELETE CASCADE,
  -- empty for the films of which no day is known
  taken ${text} NOT NULL,
  UNIQUE (patient, taken)
);

CREATE TABLE film (
  id ${identity},
  patient ${key} NOT NULL REFERENCES patient (id) ON DELETE CASCADE,
  visit ${key} NOT NULL REFERENCES visit (id),
  taken ${text} NOT NULL,
  -- years at the exposure; none where a date is not known
  age ${number},
  path ${text} NOT NULL,
  sha256 ${text} NOT NULL UNIQUE,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  state ${text} NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  changed ${key} NOT NULL
);
CREATE INDEX film_by_patient ON film (patient, taken);
CREATE INDEX film_by_visit ON film (visit);
CREATE INDEX film_by_state ON film (state, patient);
CREATE INDEX film_by_taken ON film (taken, patient);
CREATE INDEX film_by_age ON film (age, patient);

-- the film's .nasion document, by gzip
CREATE TABLE document (
  film ${key} PRIMARY KEY REFERENCES film (id) ON DELETE CASCADE,
  content ${bytes} NOT NULL
);

-- PNG
CREATE TABLE thumbnail (
  film ${key} PRIMARY KEY REFERENCES film (id) ON DELETE CASCADE,
  picture ${bytes} NOT NULL
);

CREATE TABLE measure (
  id ${identity},
  code ${text} NOT NULL UNIQUE,
  unit ${text} NOT NULL
);

-- age and patient are those of the film, so that a search reads one index only
CREATE TABLE measurement (
  film ${key} NOT NULL REFERENCES film (id) ON DELETE CASCADE,
  measure INTEGER NOT NULL,
  value ${number} NOT NULL,
  age ${number},
  patient ${key} NOT NULL,
  PRIMARY KEY (film, measure)
) ${clustered};
CREATE INDEX measurement_by_value ON measurement (measure, value, age, patient, film);

-- beginnings of words find patients
CREATE TABLE term (
  patient ${key} NOT NULL REFERENCES patient (id) ON DELETE CASCADE,
  field ${text} NOT NULL,
  word ${text} NOT NULL,
  PRIMARY KEY (patient, field, word)
) ${clustered};
CREATE INDEX term_by_word ON term (word, field, patient);

CREATE TABLE lease (
  film ${key} PRIMARY KEY REFERENCES film (id) ON DELETE CASCADE,
  token ${text} NOT NULL,
  who ${text} NOT NULL,
  machine ${text} NOT NULL,
  since ${key} NOT NULL,
  expires ${key} NOT NULL
);

-- numbers only: what was deleted is named nowhere
CREATE TABLE audit (
  id ${identity},
  at ${key} NOT NULL,
  who ${text} NOT NULL,
  machine ${text} NOT NULL,
  action ${text} NOT NULL,
  patient ${key},
  film ${key}
);
CREATE INDEX audit_by_patient ON audit (patient, id);

CREATE TABLE change (
  id ${identity},
  at ${key} NOT NULL,
  who ${text} NOT NULL,
  machine ${text} NOT NULL,
  kind ${text} NOT NULL,
  patient_from ${key} NOT NULL REFERENCES patient (id) ON DELETE CASCADE,
  patient_into ${key} NOT NULL REFERENCES patient (id) ON DELETE CASCADE,
  films INTEGER NOT NULL,
  undone ${key}
);

CREATE TABLE moved_film (
  change ${key} NOT NULL REFERENCES change (id) ON DELETE CASCADE,
  film ${key} NOT NULL REFERENCES film (id) ON DELETE CASCADE,
  PRIMARY KEY (change, film)
);
CREATE INDEX moved_film_by_film ON moved_film (film);
CREATE INDEX change_by_from ON change (patient_from);
CREATE INDEX change_by_into ON change (patient_into);
