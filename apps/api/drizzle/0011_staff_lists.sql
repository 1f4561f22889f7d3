DROP INDEX IF EXISTS "audit_log_place";--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "users_search" ON "users" USING gin (to_tsvector('simple', translate(coalesce("display_name", '') || ' ' || coalesce("handle", ''), '-', ' ')));--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "audit_log_moment" ON "audit_log" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "audit_log_place_moment" ON "audit_log" USING btree ("place_id","created_at","id");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "audit_log_actor_moment" ON "audit_log" USING btree ("actor_id","created_at","id");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "audit_log_subject_moment" ON "audit_log" USING btree ("subject","created_at","id");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "audit_log_action_moment" ON "audit_log" USING btree ("action","created_at","id");