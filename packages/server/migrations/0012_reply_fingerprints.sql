ALTER TABLE "live_messages" ADD COLUMN "fingerprint" text;--> statement-breakpoint
ALTER TABLE "test_messages" ADD COLUMN "fingerprint" text;