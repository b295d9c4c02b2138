ALTER TABLE "documents" ADD COLUMN "file_name" text;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "encoding" text;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "notes" jsonb DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "text_hash" text;--> statement-breakpoint
CREATE INDEX "documents_text_hash" ON "documents" USING btree ("chatbot_id","text_hash");--> statement-breakpoint
UPDATE "documents" SET "text_hash" = encode(sha256(convert_to("content", 'UTF8')), 'hex');
