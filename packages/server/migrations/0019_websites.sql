CREATE TABLE "website_pages" (
	"website_id" text NOT NULL,
	"address" text NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"document_id" text,
	"read_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "website_pages_website_id_address_pk" PRIMARY KEY("website_id","address")
);
--> statement-breakpoint
CREATE TABLE "websites" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"chatbot_id" text NOT NULL,
	"address" text NOT NULL,
	"depth" integer NOT NULL,
	"pages" integer NOT NULL,
	"every" text NOT NULL,
	"state" text NOT NULL,
	"code" text,
	"reason" text,
	"found" integer DEFAULT 0 NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"next_at" timestamp with time zone,
	"owner" text,
	"lease_until" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "website_pages" ADD CONSTRAINT "website_pages_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "websites" ADD CONSTRAINT "websites_chatbot_id_chatbots_id_fk" FOREIGN KEY ("chatbot_id") REFERENCES "public"."chatbots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "websites_chatbot" ON "websites" USING btree ("tenant_id","chatbot_id");--> statement-breakpoint
CREATE INDEX "websites_state" ON "websites" USING btree ("state");