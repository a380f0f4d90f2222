-- DropIndex
DROP INDEX "Comment_authorId_createdAt_status_idx";

-- AlterTable
ALTER TABLE "Comment" ADD COLUMN "wordsHash" TEXT;

-- CreateIndex
CREATE INDEX "Comment_authorId_createdAt_status_wordsHash_idx" ON "Comment"("authorId", "createdAt", "status", "wordsHash");
