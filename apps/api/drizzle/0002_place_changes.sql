-- Whoever changes what a place is tells every instance, by whatever hand: what they keep of its threads, and who may be in
-- its rooms, follows from it. Counters are no part of that.
CREATE FUNCTION announce_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('changes', json_build_object('topic', 'place', 'change', json_build_object('place', OLD.slug))::text);
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER places_changed AFTER UPDATE ON places FOR EACH ROW
  WHEN (
    (OLD.slug, OLD.kind, OLD.name, OLD.visibility, OLD.joining)
    IS DISTINCT FROM (NEW.slug, NEW.kind, NEW.name, NEW.visibility, NEW.joining)
  )
  EXECUTE FUNCTION announce_place();
