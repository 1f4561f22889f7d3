CREATE TABLE "stairwell_codes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "stairwell_codes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" text NOT NULL,
	"place_id" bigint NOT NULL,
	"code" text NOT NULL,
	"label" text NOT NULL,
	"max_uses" integer NOT NULL,
	"uses" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "stairwell_codes_public_id_unique" UNIQUE("public_id"),
	CONSTRAINT "stairwell_codes_code_unique" UNIQUE("code"),
	CONSTRAINT "stairwell_codes_uses" CHECK ("stairwell_codes"."uses" between 0 and "stairwell_codes"."max_uses")
);
--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "verified" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "stairwell_codes" ADD CONSTRAINT "stairwell_codes_place_id_places_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "stairwell_codes_place" ON "stairwell_codes" USING btree ("place_id","id");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "stairwell_codes_expires_at" ON "stairwell_codes" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "memberships_verified" ON "memberships" USING btree ("user_id","place_id") WHERE "memberships"."verified";--> statement-breakpoint
-- Who lives where is a badge too: whoever gives or takes it tells all, see 0004.
DROP TRIGGER memberships_given ON memberships;
--> statement-breakpoint
CREATE TRIGGER memberships_given AFTER INSERT ON memberships FOR EACH ROW
  WHEN (NEW.verified OR NOT (NEW.roles <@ ARRAY['resident'])) EXECUTE FUNCTION announce_directory();
--> statement-breakpoint
DROP TRIGGER memberships_changed ON memberships;
--> statement-breakpoint
CREATE TRIGGER memberships_changed AFTER UPDATE ON memberships FOR EACH ROW
  WHEN ((OLD.user_id, OLD.place_id, OLD.roles, OLD.verified) IS DISTINCT FROM (NEW.user_id, NEW.place_id, NEW.roles, NEW.verified))
  EXECUTE FUNCTION announce_directory();
--> statement-breakpoint
DROP TRIGGER memberships_taken ON memberships;
--> statement-breakpoint
CREATE TRIGGER memberships_taken AFTER DELETE ON memberships FOR EACH ROW
  WHEN (OLD.verified OR NOT (OLD.roles <@ ARRAY['resident'])) EXECUTE FUNCTION announce_directory();
