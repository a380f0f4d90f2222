-- DropIndex
DROP INDEX "Comment_authorId_createdAt_idx";

-- CreateIndex
CREATE INDEX "Comment_authorId_createdAt_status_idx" ON "Comment"("authorId", "createdAt", "status");
