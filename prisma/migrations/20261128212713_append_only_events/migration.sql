-- The history is only ever added to, whoever asks: also the application's own role can change nothing in it.
CREATE FUNCTION refuse_event_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
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

CREATE TRIGGER events_are_append_only BEFORE UPDATE OR DELETE ON "events"
  FOR EACH ROW EXECUTE FUNCTION refuse_event_change();

CREATE TRIGGER events_are_not_emptied BEFORE TRUNCATE ON "events"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_event_change();
