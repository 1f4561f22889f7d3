ALTER TABLE "sessions" ADD COLUMN "signed_in_country" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "country" text;