CREATE TABLE "error_reports" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"chatbot_id" text NOT NULL,
	"session_id" text NOT NULL,
	"reply_id" text,
	"operator_id" text NOT NULL,
	"problem" jsonb NOT NULL,
	"trace" jsonb,
	"events" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "live_messages" ADD COLUMN "totals" jsonb;--> statement-breakpoint
ALTER TABLE "test_messages" ADD COLUMN "details" jsonb;--> statement-breakpoint
ALTER TABLE "error_reports" ADD CONSTRAINT "error_reports_chatbot_id_chatbots_id_fk" FOREIGN KEY ("chatbot_id") REFERENCES "public"."chatbots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "error_reports_chatbot" ON "error_reports" USING btree ("chatbot_id","created_at");