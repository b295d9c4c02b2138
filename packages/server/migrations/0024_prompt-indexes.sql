-- Changed in place: making them anew would take long, and drizzle-kit knows no other way.
ALTER INDEX "chunks_search" SET (fastupdate = off);--> statement-breakpoint
ALTER INDEX "document_words_trigrams" SET (fastupdate = off);
