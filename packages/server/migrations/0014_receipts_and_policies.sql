CREATE TABLE "approvals" (
	"chatbot_id" text NOT NULL,
	"fingerprint" text NOT NULL,
	"approved_by" text NOT NULL,
	"comment" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "approvals_chatbot_id_fingerprint_approved_by_pk" PRIMARY KEY("chatbot_id","fingerprint","approved_by")
);
--> statement-breakpoint
CREATE TABLE "publish_policies" (
	"tenant_id" text PRIMARY KEY NOT NULL,
	"mode" text NOT NULL,
	"tested" boolean NOT NULL,
	"approved" boolean NOT NULL,
	"no_warnings" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "receipts" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"chatbot_id" text NOT NULL,
	"number" integer NOT NULL,
	"body" text NOT NULL,
	"signature" text NOT NULL,
	"key_id" text NOT NULL,
	"fingerprint" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "receipts_chain" UNIQUE("chatbot_id","number")
);
--> statement-breakpoint
CREATE TABLE "signing_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"public_key" jsonb NOT NULL,
	"sealed" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_chatbot_id_chatbots_id_fk" FOREIGN KEY ("chatbot_id") REFERENCES "public"."chatbots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "signing_keys_tenant" ON "signing_keys" USING btree ("tenant_id","created_at");--> statement-breakpoint
-- Receipts are added to and read, whoever asks.
CREATE FUNCTION "receipts_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'receipts is append only';
END $$;--> statement-breakpoint
CREATE TRIGGER "receipts_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "receipts"
  FOR EACH STATEMENT EXECUTE FUNCTION "receipts_append_only"();
