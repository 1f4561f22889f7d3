ALTER TABLE "threads" ADD COLUMN "sealed_title" text;--> statement-breakpoint
-- Threads that were hidden before: what everybody reads of them says so from now on, as for those that are hidden later. A text
-- that was erased has left no title.
UPDATE "threads" SET
  "sealed_title" = "title",
  "title" = CASE WHEN "threads"."lang" = 'en' THEN 'Thread hidden by moderation' ELSE 'Wątek ukryty przez moderację' END,
  "slug" = CASE WHEN "threads"."lang" = 'en' THEN 'thread-hidden-by-moderation' ELSE 'watek-ukryty-przez-moderacje' END,
  "version" = "threads"."version" + 1
FROM "posts" WHERE "posts"."thread_id" = "threads"."id" AND "posts"."number" = 1 AND "posts"."state" = 'hidden' AND "posts"."body" <> '';
