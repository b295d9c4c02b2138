ALTER TABLE "live_conversations" ADD COLUMN "cleared_epoch" integer;--> statement-breakpoint
ALTER TABLE "live_conversations" ADD COLUMN "cleared_seq" integer;--> statement-breakpoint
ALTER TABLE "live_conversations" ADD COLUMN "cleared_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "test_sessions" ADD COLUMN "cleared_epoch" integer;--> statement-breakpoint
ALTER TABLE "test_sessions" ADD COLUMN "cleared_seq" integer;--> statement-breakpoint
ALTER TABLE "test_sessions" ADD COLUMN "cleared_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "live_conversations_cleared" ON "live_conversations" USING btree ("cleared_at") WHERE "live_conversations"."cleared_at" is not null;--> statement-breakpoint
CREATE INDEX "test_sessions_cleared" ON "test_sessions" USING btree ("cleared_at") WHERE "test_sessions"."cleared_at" is not null;--> statement-breakpoint
CREATE INDEX "test_sessions_tenant" ON "test_sessions" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "test_sessions_created" ON "test_sessions" USING btree ("created_at");