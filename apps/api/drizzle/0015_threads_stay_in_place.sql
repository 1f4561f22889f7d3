DROP INDEX "threads_place_unanswered_activity";--> statement-breakpoint
DROP INDEX "threads_place_unanswered_created";--> statement-breakpoint
-- Room on each page for the next version of a row: without it the row moves, and all indexes are written.
ALTER TABLE "threads" SET (fillfactor = 85);--> statement-breakpoint
ALTER TABLE "threads" ADD COLUMN "unanswered" boolean GENERATED ALWAYS AS (last_number = 1) STORED;--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "threads_unanswered_activity" ON "threads" USING btree ("place_id","last_activity_at","id") WHERE "threads"."unanswered";--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "threads_unanswered_created" ON "threads" USING btree ("place_id","created_at","id") WHERE "threads"."unanswered";
