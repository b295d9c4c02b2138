CREATE TABLE "chatbot_secrets" (
	"chatbot_id" text NOT NULL,
	"name" text NOT NULL,
	"tenant_id" text NOT NULL,
	"sealed" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "chatbot_secrets_chatbot_id_name_pk" PRIMARY KEY("chatbot_id","name")
);
--> statement-breakpoint
CREATE TABLE "connector_sessions" (
	"chatbot_id" text NOT NULL,
	"session_id" text NOT NULL,
	"sealed" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "connector_sessions_chatbot_id_session_id_pk" PRIMARY KEY("chatbot_id","session_id")
);
--> statement-breakpoint
ALTER TABLE "chatbot_secrets" ADD CONSTRAINT "chatbot_secrets_chatbot_id_chatbots_id_fk" FOREIGN KEY ("chatbot_id") REFERENCES "public"."chatbots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connector_sessions" ADD CONSTRAINT "connector_sessions_chatbot_id_chatbots_id_fk" FOREIGN KEY ("chatbot_id") REFERENCES "public"."chatbots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "connector_sessions_age" ON "connector_sessions" USING btree ("updated_at");