CREATE TABLE "site_checks" (
	"chatbot_id" text NOT NULL,
	"origin" text NOT NULL,
	"check_id" text NOT NULL,
	"ticked_by" text NOT NULL,
	"ticked_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "site_checks_chatbot_id_origin_check_id_pk" PRIMARY KEY("chatbot_id","origin","check_id")
);
--> statement-breakpoint
ALTER TABLE "review_links" ADD COLUMN "is_comparison" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "site_checks" ADD CONSTRAINT "site_checks_chatbot_id_origin_sites_chatbot_id_origin_fk" FOREIGN KEY ("chatbot_id","origin") REFERENCES "public"."sites"("chatbot_id","origin") ON DELETE cascade ON UPDATE no action;