ALTER TABLE "live_messages" ADD COLUMN "replaces" text;--> statement-breakpoint
ALTER TABLE "live_messages" ADD COLUMN "replaced" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "live_messages" ADD COLUMN "feedback" text;--> statement-breakpoint
ALTER TABLE "live_messages" ADD COLUMN "quick_replies" jsonb;--> statement-breakpoint
ALTER TABLE "test_messages" ADD COLUMN "replaces" text;--> statement-breakpoint
ALTER TABLE "test_messages" ADD COLUMN "replaced" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "test_messages" ADD COLUMN "feedback" text;--> statement-breakpoint
ALTER TABLE "test_messages" ADD COLUMN "quick_replies" jsonb;