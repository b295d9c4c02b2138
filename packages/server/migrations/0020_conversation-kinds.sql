ALTER TABLE "live_conversations" ADD COLUMN "unanswered_epoch" integer;--> statement-breakpoint
ALTER TABLE "live_conversations" ADD COLUMN "failed_epoch" integer;--> statement-breakpoint
ALTER TABLE "live_conversations" ADD COLUMN "good_epoch" integer;--> statement-breakpoint
ALTER TABLE "live_conversations" ADD COLUMN "bad_epoch" integer;--> statement-breakpoint
ALTER TABLE "live_messages" ADD COLUMN "feedback_reason" text;--> statement-breakpoint
ALTER TABLE "test_messages" ADD COLUMN "feedback_reason" text;--> statement-breakpoint
ALTER TABLE "test_sessions" ADD COLUMN "unanswered_epoch" integer;--> statement-breakpoint
ALTER TABLE "test_sessions" ADD COLUMN "failed_epoch" integer;--> statement-breakpoint
ALTER TABLE "test_sessions" ADD COLUMN "good_epoch" integer;--> statement-breakpoint
ALTER TABLE "test_sessions" ADD COLUMN "bad_epoch" integer;--> statement-breakpoint
UPDATE "live_conversations" SET "unanswered_epoch" = "epoch" WHERE "id" IN (SELECT "session_id" FROM "unanswered_questions");--> statement-breakpoint
UPDATE "live_conversations" SET "failed_epoch" = "epoch" WHERE "last_error" IS NOT NULL;--> statement-breakpoint
UPDATE "live_conversations" s SET "good_epoch" = s."epoch" WHERE s."id" IN (SELECT m."session_id" FROM "live_messages" m WHERE m."feedback" = 'good');--> statement-breakpoint
UPDATE "live_conversations" s SET "bad_epoch" = s."epoch" WHERE s."id" IN (SELECT m."session_id" FROM "live_messages" m WHERE m."feedback" = 'bad');--> statement-breakpoint
UPDATE "test_sessions" SET "unanswered_epoch" = "epoch" WHERE "id" IN (SELECT "session_id" FROM "unanswered_questions");--> statement-breakpoint
UPDATE "test_sessions" SET "failed_epoch" = "epoch" WHERE "last_error" IS NOT NULL;--> statement-breakpoint
UPDATE "test_sessions" s SET "good_epoch" = s."epoch" WHERE s."id" IN (SELECT m."session_id" FROM "test_messages" m WHERE m."feedback" = 'good');--> statement-breakpoint
UPDATE "test_sessions" s SET "bad_epoch" = s."epoch" WHERE s."id" IN (SELECT m."session_id" FROM "test_messages" m WHERE m."feedback" = 'bad');--> statement-breakpoint
CREATE INDEX "live_conversations_unanswered" ON "live_conversations" USING btree ("tenant_id","created_at","id") WHERE "live_conversations"."unanswered_epoch" is not null;--> statement-breakpoint
CREATE INDEX "live_conversations_failed" ON "live_conversations" USING btree ("tenant_id","created_at","id") WHERE "live_conversations"."failed_epoch" is not null;--> statement-breakpoint
CREATE INDEX "live_conversations_good" ON "live_conversations" USING btree ("tenant_id","created_at","id") WHERE "live_conversations"."good_epoch" is not null;--> statement-breakpoint
CREATE INDEX "live_conversations_bad" ON "live_conversations" USING btree ("tenant_id","created_at","id") WHERE "live_conversations"."bad_epoch" is not null;--> statement-breakpoint
CREATE INDEX "live_conversations_origin" ON "live_conversations" USING btree ("tenant_id","origin","created_at","id");--> statement-breakpoint
CREATE INDEX "test_sessions_unanswered" ON "test_sessions" USING btree ("tenant_id","created_at","id") WHERE "test_sessions"."unanswered_epoch" is not null;--> statement-breakpoint
CREATE INDEX "test_sessions_failed" ON "test_sessions" USING btree ("tenant_id","created_at","id") WHERE "test_sessions"."failed_epoch" is not null;--> statement-breakpoint
CREATE INDEX "test_sessions_good" ON "test_sessions" USING btree ("tenant_id","created_at","id") WHERE "test_sessions"."good_epoch" is not null;--> statement-breakpoint
CREATE INDEX "test_sessions_bad" ON "test_sessions" USING btree ("tenant_id","created_at","id") WHERE "test_sessions"."bad_epoch" is not null;