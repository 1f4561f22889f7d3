CREATE INDEX IF NOT EXISTS "memberships_moderators" ON "memberships" USING btree ("place_id") WHERE 'moderator' = any ("memberships"."roles");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "posts_author_state" ON "posts" USING btree ("author_id","id","state");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "threads_place_topic_created" ON "threads" USING btree ("place_id","topic_id","created_at","id");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "threads_place_state_created" ON "threads" USING btree ("place_id","state","created_at","id") WHERE "threads"."state" is not null;--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "threads_place_kind_activity" ON "threads" USING btree ("place_id","kind","last_activity_at","id") WHERE "threads"."kind" <> 'discussion';--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "threads_place_kind_created" ON "threads" USING btree ("place_id","kind","created_at","id") WHERE "threads"."kind" <> 'discussion';--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "threads_place_answered_activity" ON "threads" USING btree ("place_id","last_activity_at","id") WHERE "threads"."answered_by" is not null;--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "threads_place_answered_created" ON "threads" USING btree ("place_id","created_at","id") WHERE "threads"."answered_by" is not null;--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "threads_place_unanswered_activity" ON "threads" USING btree ("place_id","last_activity_at","id") WHERE "threads"."last_number" = 1;--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "threads_place_unanswered_created" ON "threads" USING btree ("place_id","created_at","id") WHERE "threads"."last_number" = 1;--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "threads_awaiting_due" ON "threads" USING btree ("institution_id",coalesce("due_at", 'infinity'),"id") WHERE "threads"."state" in ('waiting', 'in_progress') and "threads"."answered_by" is null;--> statement-breakpoint
DROP INDEX "posts_author";--> statement-breakpoint
DROP INDEX "threads_activity";--> statement-breakpoint
DROP INDEX "threads_awaiting";
