CREATE TABLE "document_facts" (
	"revision" integer PRIMARY KEY NOT NULL,
	"facts" jsonb NOT NULL,
	"author_id" bigint NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "document_versions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "document_versions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"document" text NOT NULL,
	"locale" text NOT NULL,
	"number" integer NOT NULL,
	"body" text NOT NULL,
	"note" text NOT NULL,
	"effective_on" date NOT NULL,
	"announced" boolean NOT NULL,
	"author_id" bigint NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "document_versions_number" UNIQUE("document","locale","number")
);
--> statement-breakpoint
ALTER TABLE "document_facts" ADD CONSTRAINT "document_facts_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_versions" ADD CONSTRAINT "document_versions_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;