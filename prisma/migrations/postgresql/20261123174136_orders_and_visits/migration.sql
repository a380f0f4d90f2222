-- AlterTable
ALTER TABLE "Comment" ADD COLUMN     "answerCount" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "score" DOUBLE PRECISION NOT NULL DEFAULT 0,
ADD COLUMN     "threadPath" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "Visit" (
    "accountId" TEXT NOT NULL,
    "articleId" TEXT NOT NULL,
    "since" TIMESTAMP(3) NOT NULL,
    "seenAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Visit_pkey" PRIMARY KEY ("accountId","articleId")
);

-- CreateIndex
CREATE INDEX "Visit_articleId_idx" ON "Visit"("articleId");

-- CreateIndex
CREATE INDEX "Comment_articleId_threadPath_idx" ON "Comment"("articleId", "threadPath");

-- CreateIndex
CREATE INDEX "Comment_articleId_score_number_idx" ON "Comment"("articleId", "score", "number");

-- CreateIndex
CREATE INDEX "Comment_articleId_answerCount_number_idx" ON "Comment"("articleId", "answerCount", "number");

-- CreateIndex
CREATE INDEX "Comment_articleId_shownAt_idx" ON "Comment"("articleId", "shownAt");

-- AddForeignKey
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is known of comments that are there already: their place among the answers, their score, who answers them.
WITH RECURSIVE tree("id", "path") AS (
    SELECT "id", lpad("number"::text, 6, '0') FROM "Comment" WHERE "parentId" IS NULL
    UNION ALL
    SELECT c."id", substr(t."path", 1, 114) || lpad(c."number"::text, 6, '0') FROM tree t JOIN "Comment" c ON c."parentId" = t."id"
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

-- Tells every process of each thing that happened, when it is committed.
CREATE FUNCTION "engawa_notify"() RETURNS trigger AS $$
BEGIN
    PERFORM pg_notify('engawa', json_build_object('id', NEW."id", 'kind', NEW."kind", 'articleId', NEW."articleId", 'commentId', NEW."commentId")::text);
    RETURN NULL;
END
$$ LANGUAGE plpgsql;

CREATE TRIGGER "Event_notify" AFTER INSERT ON "Event" FOR EACH ROW EXECUTE FUNCTION "engawa_notify"();
