CREATE INDEX IF NOT EXISTS "memberships_duties" ON "memberships" USING btree ("user_id","place_id") WHERE not ("memberships"."roles" <@ array['resident']);--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "users_admins" ON "users" USING btree ("id") WHERE "users"."admin";--> statement-breakpoint
-- Every instance keeps the names of places, topics, streets, institutions and people, and who holds which role where. Whoever
-- changes one of them tells all, by whatever hand; within one transaction the same message is sent once.
CREATE FUNCTION announce_directory() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('changes', '{"topic":"directory","change":{}}');
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER places_listed AFTER INSERT OR DELETE ON places FOR EACH STATEMENT EXECUTE FUNCTION announce_directory();
--> statement-breakpoint
CREATE TRIGGER topics_listed AFTER INSERT OR UPDATE OR DELETE ON topics FOR EACH STATEMENT EXECUTE FUNCTION announce_directory();
--> statement-breakpoint
CREATE TRIGGER streets_listed AFTER INSERT OR UPDATE OR DELETE ON streets FOR EACH STATEMENT EXECUTE FUNCTION announce_directory();
--> statement-breakpoint
CREATE TRIGGER institutions_listed AFTER INSERT OR UPDATE OR DELETE ON institutions FOR EACH STATEMENT EXECUTE FUNCTION announce_directory();
--> statement-breakpoint
CREATE TRIGGER institution_places_listed AFTER INSERT OR UPDATE OR DELETE ON institution_places FOR EACH STATEMENT EXECUTE FUNCTION announce_directory();
--> statement-breakpoint
CREATE TRIGGER liaisons_listed AFTER INSERT OR UPDATE OR DELETE ON liaisons FOR EACH STATEMENT EXECUTE FUNCTION announce_directory();
--> statement-breakpoint
-- Residents come and go all day; a badge comes with another role.
CREATE TRIGGER memberships_given AFTER INSERT ON memberships FOR EACH ROW
  WHEN (NOT (NEW.roles <@ ARRAY['resident'])) EXECUTE FUNCTION announce_directory();
--> statement-breakpoint
CREATE TRIGGER memberships_changed AFTER UPDATE ON memberships FOR EACH ROW
  WHEN ((OLD.user_id, OLD.place_id, OLD.roles) IS DISTINCT FROM (NEW.user_id, NEW.place_id, NEW.roles))
  EXECUTE FUNCTION announce_directory();
--> statement-breakpoint
CREATE TRIGGER memberships_taken AFTER DELETE ON memberships FOR EACH ROW
  WHEN (NOT (OLD.roles <@ ARRAY['resident'])) EXECUTE FUNCTION announce_directory();
--> statement-breakpoint
CREATE TRIGGER admins_made AFTER INSERT ON users FOR EACH ROW WHEN (NEW.admin) EXECUTE FUNCTION announce_directory();
--> statement-breakpoint
CREATE TRIGGER users_renamed AFTER UPDATE OF handle, display_name, admin ON users FOR EACH ROW
  WHEN ((OLD.handle, OLD.display_name, OLD.admin) IS DISTINCT FROM (NEW.handle, NEW.display_name, NEW.admin))
  EXECUTE FUNCTION announce_directory();
