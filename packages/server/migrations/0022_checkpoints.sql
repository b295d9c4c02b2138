ALTER TABLE "live_messages" ADD COLUMN "checkpoint" text;--> statement-breakpoint
ALTER TABLE "test_messages" ADD COLUMN "checkpoint" text;