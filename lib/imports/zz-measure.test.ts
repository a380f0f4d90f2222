import { test } from 'vitest'
import { LIVELY, makeUpThread, WILD } from './made-up-thread'
import { readArticleFile } from './read-article-file'

test('measure', () => {
  for (const [name, wild] of Object.entries({
    LIVELY,
    WILD,
    MORE: { oddNames: 0.2, shortBodies: 0.3, strayLines: 0.15 },
  })) {
    const tally: Record<string, number> = {}
    const bad: string[] = []
    for (let seed = 1; seed <= 6000; seed += 1) {
      const t = makeUpThread(seed, 2 + (seed % 40), wild)
      const r = readArticleFile(new TextEncoder().encode(t.file))
      const same =
        JSON.stringify(r.comments.map((c) => [c.author?.text, c.body.map((b) => b.text)])) ===
        JSON.stringify(t.comments.map((c) => [c.author, c.body]))
      const key = `${r.verdict} ${same}`
      tally[key] = (tally[key] ?? 0) + 1
      if (key === 'certain false' && bad.length < 4) {
        const truth: boolean[] = []
        for (const c of t.comments) truth.push(true, ...c.body.map(() => false))
        bad.push(
          r.commentLines
            .flatMap((l, i) => ((l.role === 'author') !== truth[i] ? [`${l.role}:${l.text}`] : []))
            .join(' / '),
        )
      }
    }
    console.log(name, tally, bad)
  }
}, 200000)
