CREATE TABLE "saved_tests" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"chatbot_id" text NOT NULL,
	"questions" jsonb NOT NULL,
	"expects" text NOT NULL,
	"contains" jsonb NOT NULL,
	"lacks" jsonb NOT NULL,
	"cites" text,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"run" text,
	"run_until" timestamp with time zone,
	"fingerprint" text,
	"passed" boolean,
	"faults" jsonb,
	"answer" text,
	"ran_by" text,
	"ran_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "publish_policies" ADD COLUMN "saved_tests" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "saved_tests" ADD CONSTRAINT "saved_tests_chatbot_id_chatbots_id_fk" FOREIGN KEY ("chatbot_id") REFERENCES "public"."chatbots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "saved_tests_chatbot" ON "saved_tests" USING btree ("tenant_id","chatbot_id","created_at");