-- The accepted versions of the catalogue. Content is stored once per hash, whatever versions or paths share it.

CREATE TABLE catalog_blob (
    hash    text  PRIMARY KEY CHECK (hash ~ '^[0-9a-f]{64}$'),
    content bytea NOT NULL
);

-- The newest row is the catalogue in force; a version may be accepted again after another one.
CREATE TABLE catalog_version (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    hash        text        NOT NULL,
    accepted_at timestamptz NOT NULL,
    accepted_by text        NOT NULL
);

CREATE TABLE catalog_entry (
    version text NOT NULL,
    path    text NOT NULL,
    blob    text NOT NULL REFERENCES catalog_blob (hash),
    PRIMARY KEY (version, path)
);

-- The files of a service by the hash over them, so that what a submission was pinned to can be loaded later.
CREATE TABLE catalog_pin (
    pin  text NOT NULL,
    path text NOT NULL,
    blob text NOT NULL REFERENCES catalog_blob (hash),
    PRIMARY KEY (pin, path)
);
