ALTER TABLE "threads" ADD COLUMN "street_ids" bigint[];--> statement-breakpoint
-- The one way in which `threads.street_ids` changes: it says what `thread_streets` says, by whatever hand that changed.
CREATE FUNCTION copy_thread_streets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE threads SET street_ids = (SELECT array_agg(s.street_id ORDER BY s.street_id) FROM thread_streets s WHERE s.thread_id = threads.id)
    WHERE id IN (SELECT thread_id FROM changed);
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER thread_streets_inserted AFTER INSERT ON thread_streets REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION copy_thread_streets();
--> statement-breakpoint
CREATE TRIGGER thread_streets_deleted AFTER DELETE ON thread_streets REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION copy_thread_streets();
--> statement-breakpoint
UPDATE threads SET street_ids = given.ids FROM (
  SELECT thread_id, array_agg(street_id ORDER BY street_id) AS ids FROM thread_streets GROUP BY thread_id
) AS given WHERE threads.id = given.thread_id;
