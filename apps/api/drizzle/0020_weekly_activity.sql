CREATE TABLE "weekly_activity" (
	"place_id" bigint NOT NULL,
	"monday" date NOT NULL,
	"active_people" integer NOT NULL,
	"posts" integer NOT NULL,
	"new_threads" integer NOT NULL,
	"answered" integer NOT NULL,
	"final" boolean NOT NULL,
	"counted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "weekly_activity_place_id_monday_pk" PRIMARY KEY("place_id","monday")
);
--> statement-breakpoint
ALTER TABLE "weekly_activity" ADD CONSTRAINT "weekly_activity_place_id_places_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "posts_answers" ON "posts" USING btree ("institution_id","id") WHERE "posts"."institution_id" is not null;