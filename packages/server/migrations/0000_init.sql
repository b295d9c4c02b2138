-- Drizzle does not write extensions.
CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS unaccent;--> statement-breakpoint
CREATE TABLE "chatbot_revisions" (
	"chatbot_id" text NOT NULL,
	"number" integer NOT NULL,
	"tenant_id" text NOT NULL,
	"config" jsonb NOT NULL,
	"fingerprint" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "chatbot_revisions_chatbot_id_number_pk" PRIMARY KEY("chatbot_id","number")
);
--> statement-breakpoint
CREATE TABLE "chatbots" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"draft_revision" integer NOT NULL,
	"live_revision" integer,
	"published_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "chunks" (
	"id" text PRIMARY KEY NOT NULL,
	"document_id" text NOT NULL,
	"tenant_id" text NOT NULL,
	"chatbot_id" text NOT NULL,
	"ordinal" integer NOT NULL,
	"heading" text NOT NULL,
	"content" text NOT NULL,
	"plain" text NOT NULL,
	"search" "tsvector" NOT NULL,
	CONSTRAINT "chunks_ordinal" UNIQUE("document_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "document_words" (
	"document_id" text NOT NULL,
	"tenant_id" text NOT NULL,
	"chatbot_id" text NOT NULL,
	"word" text NOT NULL,
	"lexeme" text NOT NULL,
	"place" text NOT NULL,
	CONSTRAINT "document_words_document_id_word_lexeme_pk" PRIMARY KEY("document_id","word","lexeme")
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"chatbot_id" text NOT NULL,
	"title" text NOT NULL,
	"slug" text NOT NULL,
	"source_url" text,
	"language" text DEFAULT 'en' NOT NULL,
	"content" text NOT NULL,
	"content_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "documents_slug" UNIQUE("tenant_id","chatbot_id","slug")
);
--> statement-breakpoint
CREATE TABLE "live_conversations" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"chatbot_id" text NOT NULL,
	"visitor" jsonb NOT NULL,
	"epoch" integer DEFAULT 1 NOT NULL,
	"seq" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_active_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"token_hash" text NOT NULL,
	CONSTRAINT "live_conversations_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "live_messages" (
	"id" text PRIMARY KEY NOT NULL,
	"epoch" integer NOT NULL,
	"seq" integer,
	"role" text NOT NULL,
	"cid" text,
	"reply_to" text,
	"text" text NOT NULL,
	"state" text,
	"gen" integer DEFAULT 0 NOT NULL,
	"owner" text,
	"lease_until" timestamp with time zone,
	"sources" jsonb,
	"revision" integer,
	"problem" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"session_id" text NOT NULL,
	CONSTRAINT "live_messages_seq" UNIQUE("session_id","epoch","seq"),
	CONSTRAINT "live_messages_cid" UNIQUE("session_id","cid"),
	CONSTRAINT "live_messages_role" CHECK (case "live_messages"."role"
        when 'user' then "live_messages"."seq" is not null and "live_messages"."cid" is not null and "live_messages"."reply_to" is null and "live_messages"."state" is null
        when 'bot' then "live_messages"."cid" is null and "live_messages"."reply_to" is not null and "live_messages"."state" is not null
        else false end),
	CONSTRAINT "live_messages_state" CHECK (case
        when "live_messages"."state" in ('queued', 'running') then "live_messages"."seq" is null
        when "live_messages"."state" in ('done', 'stopped', 'failed') then "live_messages"."seq" is not null
        else "live_messages"."state" is null end)
);
--> statement-breakpoint
CREATE TABLE "test_messages" (
	"id" text PRIMARY KEY NOT NULL,
	"epoch" integer NOT NULL,
	"seq" integer,
	"role" text NOT NULL,
	"cid" text,
	"reply_to" text,
	"text" text NOT NULL,
	"state" text,
	"gen" integer DEFAULT 0 NOT NULL,
	"owner" text,
	"lease_until" timestamp with time zone,
	"sources" jsonb,
	"revision" integer,
	"problem" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"session_id" text NOT NULL,
	"debug" jsonb,
	CONSTRAINT "test_messages_seq" UNIQUE("session_id","epoch","seq"),
	CONSTRAINT "test_messages_cid" UNIQUE("session_id","cid"),
	CONSTRAINT "test_messages_role" CHECK (case "test_messages"."role"
        when 'user' then "test_messages"."seq" is not null and "test_messages"."cid" is not null and "test_messages"."reply_to" is null and "test_messages"."state" is null
        when 'bot' then "test_messages"."cid" is null and "test_messages"."reply_to" is not null and "test_messages"."state" is not null
        else false end),
	CONSTRAINT "test_messages_state" CHECK (case
        when "test_messages"."state" in ('queued', 'running') then "test_messages"."seq" is null
        when "test_messages"."state" in ('done', 'stopped', 'failed') then "test_messages"."seq" is not null
        else "test_messages"."state" is null end)
);
--> statement-breakpoint
CREATE TABLE "test_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"chatbot_id" text NOT NULL,
	"visitor" jsonb NOT NULL,
	"epoch" integer DEFAULT 1 NOT NULL,
	"seq" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_active_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"operator_id" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "chatbot_revisions" ADD CONSTRAINT "chatbot_revisions_chatbot_id_chatbots_id_fk" FOREIGN KEY ("chatbot_id") REFERENCES "public"."chatbots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chunks" ADD CONSTRAINT "chunks_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_words" ADD CONSTRAINT "document_words_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_chatbot_id_chatbots_id_fk" FOREIGN KEY ("chatbot_id") REFERENCES "public"."chatbots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_conversations" ADD CONSTRAINT "live_conversations_chatbot_id_chatbots_id_fk" FOREIGN KEY ("chatbot_id") REFERENCES "public"."chatbots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_messages" ADD CONSTRAINT "live_messages_session_id_live_conversations_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."live_conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "test_messages" ADD CONSTRAINT "test_messages_session_id_test_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."test_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "test_sessions" ADD CONSTRAINT "test_sessions_chatbot_id_chatbots_id_fk" FOREIGN KEY ("chatbot_id") REFERENCES "public"."chatbots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "chatbots_tenant" ON "chatbots" USING btree ("tenant_id");--> statement-breakpoint
CREATE INDEX "chunks_chatbot" ON "chunks" USING btree ("tenant_id","chatbot_id");--> statement-breakpoint
CREATE INDEX "chunks_search" ON "chunks" USING gin ("search");--> statement-breakpoint
CREATE INDEX "document_words_lexeme" ON "document_words" USING btree ("lexeme","tenant_id","chatbot_id");--> statement-breakpoint
CREATE INDEX "document_words_word" ON "document_words" USING btree ("word","tenant_id","chatbot_id");--> statement-breakpoint
CREATE INDEX "document_words_trigrams" ON "document_words" USING gin ("word" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "documents_chatbot" ON "documents" USING btree ("chatbot_id");--> statement-breakpoint
CREATE INDEX "live_conversations_chatbot" ON "live_conversations" USING btree ("chatbot_id","created_at");--> statement-breakpoint
CREATE INDEX "live_messages_pending" ON "live_messages" USING btree ("session_id") WHERE "live_messages"."state" in ('queued', 'running');--> statement-breakpoint
CREATE INDEX "test_messages_pending" ON "test_messages" USING btree ("session_id") WHERE "test_messages"."state" in ('queued', 'running');--> statement-breakpoint
CREATE INDEX "test_sessions_operator" ON "test_sessions" USING btree ("chatbot_id","operator_id","created_at");