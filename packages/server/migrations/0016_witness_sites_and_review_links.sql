CREATE TABLE "receipt_tests" (
	"receipt_id" text NOT NULL,
	"number" integer NOT NULL,
	"question" text NOT NULL,
	"answer" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "receipt_tests_receipt_id_number_pk" PRIMARY KEY("receipt_id","number")
);
--> statement-breakpoint
CREATE TABLE "tested_fingerprints" (
	"chatbot_id" text NOT NULL,
	"fingerprint" text NOT NULL,
	"operator_id" text NOT NULL,
	"replies" integer NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	CONSTRAINT "tested_fingerprints_chatbot_id_fingerprint_operator_id_pk" PRIMARY KEY("chatbot_id","fingerprint","operator_id")
);
--> statement-breakpoint
CREATE TABLE "review_comments" (
	"link_id" text NOT NULL,
	"number" integer NOT NULL,
	"author" text NOT NULL,
	"text" text NOT NULL,
	"message_id" text,
	"excerpt" text,
	"verdict" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "review_comments_link_id_number_pk" PRIMARY KEY("link_id","number")
);
--> statement-breakpoint
CREATE TABLE "review_links" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"chatbot_id" text NOT NULL,
	"revision" integer NOT NULL,
	"knowledge" integer NOT NULL,
	"fingerprint" text NOT NULL,
	"token_hash" text NOT NULL,
	"passphrase" text,
	"label" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"replies_left" integer NOT NULL,
	CONSTRAINT "review_links_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "sites" (
	"chatbot_id" text NOT NULL,
	"tenant_id" text NOT NULL,
	"origin" text NOT NULL,
	"first_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"conversations" integer DEFAULT 0 NOT NULL,
	"fingerprint" text,
	"build" text,
	"verdict" text,
	"differs" jsonb,
	"checked_at" timestamp with time zone,
	"mismatches" integer DEFAULT 0 NOT NULL,
	"drift_since" timestamp with time zone,
	CONSTRAINT "sites_chatbot_id_origin_pk" PRIMARY KEY("chatbot_id","origin")
);
--> statement-breakpoint
ALTER TABLE "live_conversations" ADD COLUMN "review_link" text;--> statement-breakpoint
ALTER TABLE "live_conversations" ADD COLUMN "origin" text;--> statement-breakpoint
ALTER TABLE "live_conversations" ADD COLUMN "receipt" text;--> statement-breakpoint
ALTER TABLE "live_conversations" ADD COLUMN "verdict" text;--> statement-breakpoint
ALTER TABLE "publish_policies" ADD COLUMN "webhook_url" text;--> statement-breakpoint
ALTER TABLE "test_sessions" ADD COLUMN "review_link" text;--> statement-breakpoint
ALTER TABLE "receipt_tests" ADD CONSTRAINT "receipt_tests_receipt_id_receipts_id_fk" FOREIGN KEY ("receipt_id") REFERENCES "public"."receipts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tested_fingerprints" ADD CONSTRAINT "tested_fingerprints_chatbot_id_chatbots_id_fk" FOREIGN KEY ("chatbot_id") REFERENCES "public"."chatbots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_comments" ADD CONSTRAINT "review_comments_link_id_review_links_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."review_links"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_links" ADD CONSTRAINT "review_links_chatbot_id_chatbots_id_fk" FOREIGN KEY ("chatbot_id") REFERENCES "public"."chatbots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sites" ADD CONSTRAINT "sites_chatbot_id_chatbots_id_fk" FOREIGN KEY ("chatbot_id") REFERENCES "public"."chatbots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "review_links_chatbot" ON "review_links" USING btree ("chatbot_id","created_at");--> statement-breakpoint
CREATE INDEX "sites_tenant" ON "sites" USING btree ("tenant_id","last_seen_at");
--> statement-breakpoint
-- What was tested outlives the messages of the tests, whoever deletes them.
CREATE FUNCTION "count_tested_reply"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD."state" IS NOT DISTINCT FROM NEW."state" THEN
    RETURN NULL;
  END IF;
  INSERT INTO "tested_fingerprints" AS t
    ("chatbot_id", "fingerprint", "operator_id", "replies", "first_at", "last_at")
  SELECT s."chatbot_id", NEW."fingerprint", s."operator_id", 1, now(), now()
    FROM "test_sessions" s WHERE s."id" = NEW."session_id"
  ON CONFLICT ("chatbot_id", "fingerprint", "operator_id")
    DO UPDATE SET "replies" = t."replies" + 1, "last_at" = now();
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "count_tested_reply" AFTER INSERT OR UPDATE OF "state" ON "test_messages"
  FOR EACH ROW WHEN (NEW."state" = 'done' AND NEW."fingerprint" IS NOT NULL)
  EXECUTE FUNCTION "count_tested_reply"();--> statement-breakpoint
INSERT INTO "tested_fingerprints"
  ("chatbot_id", "fingerprint", "operator_id", "replies", "first_at", "last_at")
SELECT s."chatbot_id", m."fingerprint", s."operator_id", count(*), min(m."created_at"), max(m."created_at")
  FROM "test_messages" m JOIN "test_sessions" s ON s."id" = m."session_id"
 WHERE m."state" = 'done' AND m."fingerprint" IS NOT NULL
 GROUP BY 1, 2, 3;
