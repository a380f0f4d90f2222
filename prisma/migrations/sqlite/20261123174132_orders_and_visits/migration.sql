-- CreateTable
CREATE TABLE "Visit" (
    "accountId" TEXT NOT NULL,
    "articleId" TEXT NOT NULL,
    "since" DATETIME NOT NULL,
    "seenAt" DATETIME NOT NULL,

    PRIMARY KEY ("accountId", "articleId"),
    CONSTRAINT "Visit_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Visit_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Comment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "articleId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "authorId" TEXT NOT NULL,
    "parentId" TEXT,
    "status" TEXT NOT NULL,
    "statusRule" TEXT,
    "statusNote" TEXT,
    "postedAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    "shownAt" DATETIME,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "editedAt" DATETIME,
    "recommendationCount" INTEGER NOT NULL DEFAULT 0,
    "importedRecommendations" INTEGER NOT NULL DEFAULT 0,
    "idempotencyKey" TEXT,
    "threadPath" TEXT NOT NULL DEFAULT '',
    "score" REAL NOT NULL DEFAULT 0,
    "answerCount" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Comment_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Comment_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Account" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Comment_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Comment" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Comment" ("articleId", "authorId", "createdAt", "editedAt", "id", "idempotencyKey", "importedRecommendations", "number", "parentId", "postedAt", "recommendationCount", "revision", "shownAt", "status", "statusNote", "statusRule") SELECT "articleId", "authorId", "createdAt", "editedAt", "id", "idempotencyKey", "importedRecommendations", "number", "parentId", "postedAt", "recommendationCount", "revision", "shownAt", "status", "statusNote", "statusRule" FROM "Comment";
DROP TABLE "Comment";
ALTER TABLE "new_Comment" RENAME TO "Comment";
CREATE INDEX "Comment_authorId_createdAt_idx" ON "Comment"("authorId", "createdAt");
CREATE INDEX "Comment_parentId_idx" ON "Comment"("parentId");
CREATE INDEX "Comment_status_createdAt_idx" ON "Comment"("status", "createdAt");
CREATE INDEX "Comment_articleId_threadPath_idx" ON "Comment"("articleId", "threadPath");
CREATE INDEX "Comment_articleId_score_number_idx" ON "Comment"("articleId", "score", "number");
CREATE INDEX "Comment_articleId_answerCount_number_idx" ON "Comment"("articleId", "answerCount", "number");
CREATE INDEX "Comment_articleId_shownAt_idx" ON "Comment"("articleId", "shownAt");
CREATE UNIQUE INDEX "Comment_articleId_number_key" ON "Comment"("articleId", "number");
CREATE UNIQUE INDEX "Comment_authorId_idempotencyKey_key" ON "Comment"("authorId", "idempotencyKey");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Visit_articleId_idx" ON "Visit"("articleId");


-- What is known of comments that are there already: their place among the answers, their score, who answers them.
WITH RECURSIVE tree("id", "path") AS (
    SELECT "id", printf('%06d', "number") FROM "Comment" WHERE "parentId" IS NULL
    UNION ALL
    SELECT c."id", substr(t."path", 1, 114) || printf('%06d', c."number") FROM tree t JOIN "Comment" c ON c."parentId" = t."id"
)
UPDATE "Comment" SET "threadPath" = tree."path" FROM tree WHERE tree."id" = "Comment"."id";

UPDATE "Comment" SET "score" = ("recommendationCount" + "importedRecommendations") / ("recommendationCount" + "importedRecommendations" + 1.64249856);

UPDATE "Comment" SET "answerCount" = answered."answers" FROM (
    SELECT "target", count(*) AS "answers" FROM (
        SELECT "parentId" AS "target", "id" FROM "Comment" WHERE "status" = 'shown' AND "parentId" IS NOT NULL
        UNION
        SELECT q."sourceCommentId", c."id" FROM "Quote" q
        JOIN "Comment" c ON c."id" = q."commentId" AND c."revision" = q."commentRevision"
        WHERE c."status" = 'shown' AND q."sourceCommentId" IS NOT NULL AND q."sourceCommentId" <> c."id"
    ) answers GROUP BY "target"
) answered WHERE answered."target" = "Comment"."id";
