-- Trusted since PostgreSQL 13: the owner of the database may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- DropIndex
DROP INDEX "integrations_deleted_at_id_idx";

-- AlterTable
ALTER TABLE "integrations" ADD COLUMN     "last_fetch_at" TIMESTAMPTZ(3) NOT NULL DEFAULT '1970-01-01 00:00:00 +00:00',
ADD COLUMN     "name_order" TEXT COLLATE "C" NOT NULL DEFAULT '',
ADD COLUMN     "search_text" TEXT COLLATE "C" NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "integration_tallies" (
    "id" BIGSERIAL NOT NULL,
    "app" "app" NOT NULL,
    "status" "integration_status" NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "integration_tallies_pkey" PRIMARY KEY ("id")
);

-- What is searched and what is typed meet in this form: lower case without accents, words apart by one space.
CREATE FUNCTION search_form(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT btrim(regexp_replace(
    translate(lower($1),
      'ÅÄÀÁÂÃÆÖØÒÓÔÕÈÉÊËÌÍÎÏÙÚÛÜÇÑÝŠŽåäàáâãæöøòóôõèéêëìíîïùúûüçñýÿšž',
      'aaaaaaaooooooeeeeiiiiuuuucnyszaaaaaaaooooooeeeeiiiiuuuucnyysz'),
    '[\x01-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]+', ' ', 'g'))
$$;

-- Swedish order in collation "C", where { | } follow z: å, then ä with æ, then ö with ø.
CREATE FUNCTION swedish_order(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT translate(lower($1),
    'ÅÄÆÖØÀÁÂÃÒÓÔÕÈÉÊËÌÍÎÏÙÚÛÜÇÑÝŠŽåäæöøàáâãòóôõèéêëìíîïùúûüçñýÿšž',
    '{||}}aaaaooooeeeeiiiiuuuucnysz{||}}aaaaooooeeeeiiiiuuuucnyysz')
$$;

-- An organisation number is found with and without its hyphen.
CREATE FUNCTION derive_integration() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  company record;
BEGIN
  SELECT company_name, organisation_number INTO company FROM connections WHERE integration_id = NEW.id;
  NEW.name_order := swedish_order(NEW.name);
  NEW.search_text := ' ' || search_form(concat_ws(' ', NEW.name, NEW.venue_id, company.company_name,
    company.organisation_number, replace(company.organisation_number, '-', '')));
  RETURN NEW;
END $$;

CREATE TRIGGER derive BEFORE INSERT OR UPDATE OF name, venue_id ON integrations
  FOR EACH ROW EXECUTE FUNCTION derive_integration();

CREATE FUNCTION follow_connection() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    UPDATE integrations SET name = name, last_fetch_at = DEFAULT WHERE id = OLD.integration_id;
  ELSE
    UPDATE integrations SET name = name WHERE id = NEW.integration_id;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER follow AFTER INSERT OR DELETE OR UPDATE OF company_name, organisation_number ON connections
  FOR EACH ROW EXECUTE FUNCTION follow_connection();

CREATE FUNCTION follow_sync() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE integrations SET last_fetch_at = NEW.finished_at
  WHERE id = NEW.integration_id AND last_fetch_at < NEW.finished_at;
  RETURN NULL;
END $$;

CREATE TRIGGER follow AFTER INSERT OR UPDATE OF finished_at ON syncs
  FOR EACH ROW WHEN (NEW.finished_at IS NOT NULL) EXECUTE FUNCTION follow_sync();

CREATE FUNCTION tally_added() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO integration_tallies (app, status, count)
  SELECT app, status, count(*) FROM added WHERE deleted_at IS NULL GROUP BY app, status;
  RETURN NULL;
END $$;

CREATE TRIGGER tally_added AFTER INSERT ON integrations
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tally_added();

CREATE FUNCTION tally_changed() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF OLD.deleted_at IS NULL THEN
    INSERT INTO integration_tallies (app, status, count) VALUES (OLD.app, OLD.status, -1);
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF NEW.deleted_at IS NULL THEN
      INSERT INTO integration_tallies (app, status, count) VALUES (NEW.app, NEW.status, 1);
    END IF;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER tally_changed AFTER UPDATE OF status, deleted_at ON integrations
  FOR EACH ROW
  WHEN (OLD.status <> NEW.status OR (OLD.deleted_at IS NULL) <> (NEW.deleted_at IS NULL))
  EXECUTE FUNCTION tally_changed();

CREATE TRIGGER tally_removed AFTER DELETE ON integrations
  FOR EACH ROW EXECUTE FUNCTION tally_changed();

-- What there is already. The triggers hold writers off until the end of this transaction.
UPDATE integrations SET name = name, last_fetch_at = COALESCE(
  (SELECT max(finished_at) FROM syncs WHERE integration_id = integrations.id), last_fetch_at);
INSERT INTO integration_tallies (app, status, count)
SELECT app, status, count(*) FROM integrations WHERE deleted_at IS NULL GROUP BY app, status;

-- A rare word is told from a common one only with a fine histogram.
ALTER TABLE integrations ALTER COLUMN search_text SET STATISTICS 1000;

-- CreateIndex
CREATE INDEX "integrations_app_status_id_idx" ON "integrations"("app", "status", "id");

-- CreateIndex
CREATE INDEX "integrations_app_status_name_order_id_idx" ON "integrations"("app", "status", "name_order", "id");

-- CreateIndex
CREATE INDEX "integrations_app_status_venue_id_id_idx" ON "integrations"("app", "status", "venue_id", "id");

-- CreateIndex
CREATE INDEX "integrations_app_status_last_fetch_at_id_idx" ON "integrations"("app", "status", "last_fetch_at", "id");

-- CreateIndex
CREATE INDEX "integrations_search_text_idx" ON "integrations" USING GIN ("search_text" gin_trgm_ops);
