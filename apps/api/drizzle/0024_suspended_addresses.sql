CREATE TABLE "suspended_addresses" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "suspended_addresses_until" ON "suspended_addresses" USING btree ("until");