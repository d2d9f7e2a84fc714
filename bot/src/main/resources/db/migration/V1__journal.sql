-- One row: which store this is. The chain of hashes begins with it.
CREATE TABLE store (
  id VARCHAR(36) PRIMARY KEY
);

CREATE TABLE line (
  position BIGINT PRIMARY KEY,
  run VARCHAR(200) NOT NULL,
  number BIGINT NOT NULL,
  at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  payload VARBINARY(1048576) NOT NULL,
  payload_digest CHAR(64) NOT NULL,
  mac CHAR(64) NOT NULL,
  hash CHAR(64) NOT NULL,
  UNIQUE (run, number)
);

-- A text that lines refer to by its hash; position is the line that it was recorded with.
CREATE TABLE document (
  hash CHAR(64) PRIMARY KEY,
  position BIGINT NOT NULL,
  text VARBINARY(1048576) NOT NULL
);

CREATE INDEX document_by_position ON document (position);

-- How far each chat channel has been told. Not part of the chain.
CREATE TABLE cursor (
  channel VARCHAR(200) PRIMARY KEY,
  position BIGINT NOT NULL
);
