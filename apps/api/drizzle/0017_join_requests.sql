CREATE TABLE "join_requests" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "join_requests_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" text NOT NULL,
	"user_id" bigint NOT NULL,
	"place_id" bigint NOT NULL,
	"note" text,
	"state" text DEFAULT 'open' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"reason" text,
	CONSTRAINT "join_requests_public_id_unique" UNIQUE("public_id"),
	CONSTRAINT "join_requests_closed" CHECK (("join_requests"."state" = 'open') = ("join_requests"."closed_at" is null))
);
--> statement-breakpoint
ALTER TABLE "join_requests" ADD CONSTRAINT "join_requests_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_requests" ADD CONSTRAINT "join_requests_place_id_places_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX IF NOT EXISTS "join_requests_one_open" ON "join_requests" USING btree ("user_id","place_id") WHERE "join_requests"."state" = 'open';--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "join_requests_open" ON "join_requests" USING btree ("place_id","id") WHERE "join_requests"."state" = 'open';--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "join_requests_user" ON "join_requests" USING btree ("user_id","place_id","id");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "join_requests_closed_at" ON "join_requests" USING btree ("closed_at");