ALTER TABLE "places" ADD COLUMN "accent" text DEFAULT 'neutral' NOT NULL;--> statement-breakpoint
ALTER TABLE "places" ADD COLUMN "emblem" text DEFAULT 'initial' NOT NULL;--> statement-breakpoint
-- Until now the client drew these by their slugs.
UPDATE "places" SET "accent" = look.accent, "emblem" = look.emblem FROM (VALUES
  ('miasto', 'neutral', 'walls'), ('bema', 'brick', 'fort'), ('tysiaclecia', 'ochre', 'rings'), ('przyjazn', 'raspberry', 'circles'),
  ('piasta', 'cobalt', 'wheel'), ('bialostoczek', 'teal', 'stream'), ('tbs', 'violet', 'gables')
) AS look (slug, accent, emblem) WHERE "places"."slug" = look.slug;--> statement-breakpoint
-- What is kept of a place's pages says how it looks, too.
DROP TRIGGER places_changed ON places;--> statement-breakpoint
CREATE TRIGGER places_changed AFTER UPDATE ON places FOR EACH ROW
  WHEN (
    (OLD.slug, OLD.kind, OLD.name, OLD.accent, OLD.emblem, OLD.visibility, OLD.joining, OLD.position)
    IS DISTINCT FROM (NEW.slug, NEW.kind, NEW.name, NEW.accent, NEW.emblem, NEW.visibility, NEW.joining, NEW.position)
  )
  EXECUTE FUNCTION announce_place();
