CREATE TABLE "neighbour_invitations" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "neighbour_invitations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"token" text NOT NULL,
	"place_id" bigint NOT NULL,
	"inviter_id" bigint NOT NULL,
	"uses" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "neighbour_invitations_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "place_introductions" (
	"place_id" bigint PRIMARY KEY NOT NULL,
	"thread_id" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "neighbour_invitations" ADD CONSTRAINT "neighbour_invitations_place_id_places_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "neighbour_invitations" ADD CONSTRAINT "neighbour_invitations_inviter_id_users_id_fk" FOREIGN KEY ("inviter_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_introductions" ADD CONSTRAINT "place_introductions_place_id_places_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_introductions" ADD CONSTRAINT "place_introductions_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX IF NOT EXISTS "neighbour_invitations_one" ON "neighbour_invitations" USING btree ("inviter_id","place_id");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "neighbour_invitations_expires_at" ON "neighbour_invitations" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "place_introductions_thread" ON "place_introductions" USING btree ("thread_id");