ALTER TABLE "notifications" DROP CONSTRAINT "notifications_about";--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "invitation" text;--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "decision" jsonb;--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "organisation" jsonb;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_about" CHECK (("notifications"."post_id" is null) = ("notifications"."kind" in ('role_changed', 'export_ready', 'join_approved', 'join_refused', 'photo_removed', 'organisation_asked')));