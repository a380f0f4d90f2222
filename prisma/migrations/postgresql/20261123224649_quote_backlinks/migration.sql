-- DropIndex
DROP INDEX "Quote_sourceParagraphId_idx";

-- DropIndex
DROP INDEX "Quote_sourceCommentId_idx";

-- AlterTable
ALTER TABLE "Quote" ADD COLUMN     "backlink" INTEGER;

-- What quotes now is known from the wordings that readers see: each source once for each comment.
UPDATE "Quote" SET "backlink" = (
    SELECT quoter."number" FROM "Comment" quoter
    WHERE quoter."id" = "Quote"."commentId" AND quoter."revision" = "Quote"."commentRevision" AND quoter."status" = 'shown'
)
WHERE NOT EXISTS (
    SELECT 1 FROM "Quote" earlier
    WHERE earlier."commentId" = "Quote"."commentId" AND earlier."commentRevision" = "Quote"."commentRevision"
        AND (earlier."position" < "Quote"."position" OR (earlier."position" = "Quote"."position" AND earlier."cut" < "Quote"."cut"))
        AND (earlier."sourceCommentId" = "Quote"."sourceCommentId" OR earlier."sourceParagraphId" = "Quote"."sourceParagraphId")
);

-- CreateIndex
CREATE INDEX "Quote_sourceCommentId_backlink_idx" ON "Quote"("sourceCommentId", "backlink");

-- CreateIndex
CREATE INDEX "Quote_sourceParagraphId_backlink_idx" ON "Quote"("sourceParagraphId", "backlink");
