ALTER TABLE "tested_fingerprints" ADD COLUMN "revision" integer;--> statement-breakpoint
CREATE OR REPLACE FUNCTION "count_tested_reply"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD."state" IS NOT DISTINCT FROM NEW."state" THEN
    RETURN NULL;
  END IF;
  INSERT INTO "tested_fingerprints" AS t
    ("chatbot_id", "fingerprint", "operator_id", "replies", "first_at", "last_at", "revision")
  SELECT s."chatbot_id", NEW."fingerprint", s."operator_id", 1, now(), now(), NEW."revision"
    FROM "test_sessions" s WHERE s."id" = NEW."session_id"
  ON CONFLICT ("chatbot_id", "fingerprint", "operator_id")
    DO UPDATE SET "replies" = t."replies" + 1, "last_at" = now(),
      "revision" = coalesce(NEW."revision", t."revision");
  RETURN NULL;
END $$;
