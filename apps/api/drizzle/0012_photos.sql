CREATE TABLE "photos" (
	"user_id" bigint PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"small" "bytea" NOT NULL,
	"large" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "photos_name_unique" UNIQUE("name"),
	CONSTRAINT "photos_small" CHECK (octet_length("photos"."small") <= 40960 and octet_length("photos"."large") <= 40960)
);
--> statement-breakpoint
ALTER TABLE "photos" ADD CONSTRAINT "photos_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;