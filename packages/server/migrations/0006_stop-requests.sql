ALTER TABLE "live_messages" ADD COLUMN "stopping" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "test_messages" ADD COLUMN "stopping" boolean DEFAULT false NOT NULL;