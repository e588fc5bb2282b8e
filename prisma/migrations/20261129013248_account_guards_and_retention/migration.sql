-- AlterTable
ALTER TABLE "password_resets" ADD COLUMN     "created_by_id" UUID;

-- Of two accounts that the same person at the provider has used, the first stays that person's.
UPDATE "users" SET "oidc_subject" = NULL WHERE "id" IN (
  SELECT "id" FROM (
    SELECT "id", row_number() OVER (PARTITION BY "oidc_subject" ORDER BY "created_at", "id") AS "place" FROM "users"
    WHERE "oidc_subject" IS NOT NULL
  ) AS "taken" WHERE "place" > 1
);

-- CreateIndex
CREATE UNIQUE INDEX "users_oidc_subject_key" ON "users"("oidc_subject");

-- The history is only ever added to; what is older than its retention of 400 days may be erased.
CREATE OR REPLACE FUNCTION refuse_event_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.created_at < now() - interval '400 days' THEN
    RETURN OLD;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    -- The row of an integration that is erased takes its id out of its events (ON DELETE SET NULL).
    IF NEW.integration_id IS NULL
      AND to_jsonb(NEW) - 'integration_id' = to_jsonb(OLD) - 'integration_id'
      AND NOT EXISTS (SELECT FROM integrations WHERE id = OLD.integration_id)
    THEN
      RETURN NEW;
    END IF;
    -- A company that is disconnected takes its number along, which may be a person's.
    IF to_jsonb(NEW) - 'data' = to_jsonb(OLD) - 'data' AND NEW.data = OLD.data - 'organisationNumber' THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'events are only ever added' USING ERRCODE = 'insufficient_privilege';
END
$$;
