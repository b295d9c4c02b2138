CREATE TABLE "model_usage" (
	"scope" text NOT NULL,
	"id" text NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"hour_replies" integer NOT NULL,
	"hour_tokens" bigint NOT NULL,
	"day" timestamp with time zone NOT NULL,
	"day_replies" integer NOT NULL,
	"day_tokens" bigint NOT NULL,
	CONSTRAINT "model_usage_scope_id_pk" PRIMARY KEY("scope","id")
);
--> statement-breakpoint
ALTER TABLE "live_conversations" ADD COLUMN "address" text;--> statement-breakpoint
ALTER TABLE "test_sessions" ADD COLUMN "address" text;--> statement-breakpoint
CREATE INDEX "model_usage_day" ON "model_usage" USING btree ("day");