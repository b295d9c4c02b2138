CREATE TABLE "unanswered_counts" (
	"group_id" text NOT NULL,
	"day" timestamp with time zone NOT NULL,
	"tenant_id" text NOT NULL,
	"mode" text NOT NULL,
	"chatbot_id" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "unanswered_counts_group_id_day_pk" PRIMARY KEY("group_id","day")
);
--> statement-breakpoint
CREATE TABLE "unanswered_groups" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"chatbot_id" text NOT NULL,
	"mode" text NOT NULL,
	"model" text NOT NULL,
	"vector" "bytea",
	"words" text[] NOT NULL,
	"names" text[] NOT NULL,
	"last_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unanswered_questions" (
	"message_id" text PRIMARY KEY NOT NULL,
	"session_id" text NOT NULL,
	"tenant_id" text NOT NULL,
	"chatbot_id" text NOT NULL,
	"mode" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"group_id" text
);
--> statement-breakpoint
CREATE TABLE "usage_events" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"tenant_id" text NOT NULL,
	"chatbot_id" text NOT NULL,
	"operator_id" text NOT NULL,
	"mode" text NOT NULL,
	"message_id" text,
	"event" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "usage_rollups" (
	"tenant_id" text NOT NULL,
	"mode" text NOT NULL,
	"grain" text NOT NULL,
	"chatbot_id" text NOT NULL,
	"operator_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"sessions" integer NOT NULL,
	"messages" integer NOT NULL,
	"replies" integer NOT NULL,
	"failed" integer NOT NULL,
	"stopped" integer NOT NULL,
	"unanswered" integer NOT NULL,
	"good" integer NOT NULL,
	"bad" integer NOT NULL,
	"input_tokens" bigint NOT NULL,
	"output_tokens" bigint NOT NULL,
	"cost_usd" double precision NOT NULL,
	"priced" integer NOT NULL,
	"reply_ms" integer[] NOT NULL,
	"first_token_ms" integer[] NOT NULL,
	"errors" jsonb NOT NULL,
	CONSTRAINT "usage_rollups_tenant_id_mode_grain_chatbot_id_operator_id_at_pk" PRIMARY KEY("tenant_id","mode","grain","chatbot_id","operator_id","at")
);
--> statement-breakpoint
ALTER TABLE "live_conversations" ADD COLUMN "last_error" text;--> statement-breakpoint
ALTER TABLE "live_conversations" ADD COLUMN "instance" text;--> statement-breakpoint
ALTER TABLE "test_sessions" ADD COLUMN "last_error" text;--> statement-breakpoint
ALTER TABLE "test_sessions" ADD COLUMN "instance" text;--> statement-breakpoint
ALTER TABLE "unanswered_counts" ADD CONSTRAINT "unanswered_counts_group_id_unanswered_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."unanswered_groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unanswered_groups" ADD CONSTRAINT "unanswered_groups_chatbot_id_chatbots_id_fk" FOREIGN KEY ("chatbot_id") REFERENCES "public"."chatbots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unanswered_questions" ADD CONSTRAINT "unanswered_questions_chatbot_id_chatbots_id_fk" FOREIGN KEY ("chatbot_id") REFERENCES "public"."chatbots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unanswered_questions" ADD CONSTRAINT "unanswered_questions_group_id_unanswered_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."unanswered_groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "unanswered_counts_day" ON "unanswered_counts" USING btree ("tenant_id","mode","day");--> statement-breakpoint
CREATE INDEX "unanswered_groups_chatbot" ON "unanswered_groups" USING btree ("chatbot_id","mode","last_at");--> statement-breakpoint
CREATE INDEX "unanswered_questions_session" ON "unanswered_questions" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "unanswered_questions_group" ON "unanswered_questions" USING btree ("group_id","at");--> statement-breakpoint
CREATE INDEX "unanswered_questions_new" ON "unanswered_questions" USING btree ("at") WHERE "unanswered_questions"."group_id" is null;--> statement-breakpoint
CREATE INDEX "usage_rollups_at" ON "usage_rollups" USING btree ("tenant_id","mode","grain","at");--> statement-breakpoint
CREATE INDEX "live_conversations_tenant" ON "live_conversations" USING btree ("tenant_id","created_at","id");