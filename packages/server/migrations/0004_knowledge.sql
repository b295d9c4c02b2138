CREATE TABLE "chunk_embeddings" (
	"chunk_id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"chatbot_id" text NOT NULL,
	"model" text NOT NULL,
	"vector" "bytea" NOT NULL,
	"number" bigserial NOT NULL
);
--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "asked_as" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "chunk_embeddings" ADD CONSTRAINT "chunk_embeddings_chunk_id_chunks_id_fk" FOREIGN KEY ("chunk_id") REFERENCES "public"."chunks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "chunk_embeddings_chatbot" ON "chunk_embeddings" USING btree ("tenant_id","chatbot_id","model","number");