CREATE TABLE "knowledge_snapshot_documents" (
	"snapshot" integer NOT NULL,
	"version_id" text NOT NULL,
	CONSTRAINT "knowledge_snapshot_documents_snapshot_version_id_pk" PRIMARY KEY("snapshot","version_id")
);
--> statement-breakpoint
CREATE TABLE "knowledge_snapshots" (
	"number" serial PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"chatbot_id" text NOT NULL,
	"root" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "knowledge_snapshots_root" UNIQUE("chatbot_id","root")
);
--> statement-breakpoint
ALTER TABLE "documents" DROP CONSTRAINT "documents_slug";--> statement-breakpoint
ALTER TABLE "chatbot_revisions" ADD COLUMN "knowledge" integer;--> statement-breakpoint
ALTER TABLE "chatbots" ADD COLUMN "live_knowledge" integer;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "document_id" text;--> statement-breakpoint
UPDATE "documents" SET "document_id" = "id";--> statement-breakpoint
ALTER TABLE "documents" ALTER COLUMN "document_id" SET NOT NULL;--> statement-breakpoint
-- A server of the version before names none: its documents are their own first versions.
CREATE FUNCTION "documents_first_version"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.document_id := coalesce(NEW.document_id, NEW.id);
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER "documents_first_version" BEFORE INSERT ON "documents"
  FOR EACH ROW EXECUTE FUNCTION "documents_first_version"();--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "in_draft" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "knowledge_snapshot_documents" ADD CONSTRAINT "knowledge_snapshot_documents_snapshot_knowledge_snapshots_number_fk" FOREIGN KEY ("snapshot") REFERENCES "public"."knowledge_snapshots"("number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_snapshot_documents" ADD CONSTRAINT "knowledge_snapshot_documents_version_id_documents_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_snapshots" ADD CONSTRAINT "knowledge_snapshots_chatbot_id_chatbots_id_fk" FOREIGN KEY ("chatbot_id") REFERENCES "public"."chatbots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "knowledge_snapshot_documents_version" ON "knowledge_snapshot_documents" USING btree ("version_id");--> statement-breakpoint
CREATE UNIQUE INDEX "documents_slug" ON "documents" USING btree ("tenant_id","chatbot_id","slug") WHERE "documents"."in_draft";--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_version" UNIQUE("document_id","content_hash");--> statement-breakpoint
-- What visitors are answered from today stays what they are answered from.
INSERT INTO "knowledge_snapshots" ("tenant_id", "chatbot_id", "root")
  SELECT c.tenant_id, c.id, encode(sha256(convert_to(coalesce(string_agg(d.content_hash, E'\n'
    ORDER BY d.content_hash COLLATE "C"), ''), 'UTF8')), 'hex')
  FROM "chatbots" c LEFT JOIN "documents" d ON d.chatbot_id = c.id
  WHERE c.live_revision IS NOT NULL GROUP BY c.tenant_id, c.id;--> statement-breakpoint
INSERT INTO "knowledge_snapshot_documents" ("snapshot", "version_id")
  SELECT s.number, d.id FROM "knowledge_snapshots" s JOIN "documents" d ON d.chatbot_id = s.chatbot_id;--> statement-breakpoint
UPDATE "chatbots" c SET "live_knowledge" = s.number
  FROM "knowledge_snapshots" s WHERE s.chatbot_id = c.id;--> statement-breakpoint
UPDATE "chatbot_revisions" r SET "knowledge" = c.live_knowledge
  FROM "chatbots" c WHERE c.id = r.chatbot_id AND c.live_revision = r.number;
