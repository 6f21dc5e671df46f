-- A superimposition belongs to two films: it goes with either of them, and no case changes because one was accepted.
CREATE TABLE superimposition (
  earlier ${key} NOT NULL REFERENCES film (id) ON DELETE CASCADE,
  later ${key} NOT NULL REFERENCES film (id) ON DELETE CASCADE,
  method ${text} NOT NULL,
  -- degrees, counter-clockwise, y up; then mm
  turn ${number} NOT NULL,
  shift_x ${number} NOT NULL,
  shift_y ${number} NOT NULL,
  by_hand INTEGER NOT NULL,
  accepted_by ${text} NOT NULL,
  -- ISO 8601 with the offset
  accepted_at ${text} NOT NULL,
  -- it holds for these scales only
  earlier_mm_per_px ${number} NOT NULL,
  later_mm_per_px ${number} NOT NULL,
  PRIMARY KEY (earlier, later, method)
);
CREATE INDEX superimposition_by_later ON superimposition (later);
