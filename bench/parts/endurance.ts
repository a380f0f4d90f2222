import path from 'node:path'
import { measure, median } from '../drive'
import type { Run } from '../part'
import { loadFigures, type Sheet } from '../sheet'
import { countStored, writerSetup } from '../site/posting'
import { openScene, POSTED_TO, warmUp } from './posting'

const SAMPLE_MS = 10_000
const QUICK_SAMPLE_MS = 1_000

/** Fifty writers for ten minutes: whether memory stays flat and posts go on. */
export async function measureEndurance(sheet: Sheet, { isQuick, isLong, folder }: Run): Promise<void> {
  const scene = await openScene(path.join(folder, 'endurance.db'))
  const { server, file, writers, passages } = scene
  try {
    await warmUp(scene, isQuick ? 150 : 1_500)
    const seconds = isLong || !isQuick ? 600 : 20
    const acknowledged: number[] = []
    const samples: { rssMb: number; posts: number }[] = []
    const sampling = setInterval(
      () => void server.rssMb().then((rssMb) => samples.push({ rssMb, posts: acknowledged.length })),
      seconds < 60 ? QUICK_SAMPLE_MS : SAMPLE_MS,
    )
    const beyond = countStored(file, POSTED_TO, 0, []).stored
    const setup = writerSetup({ origin: server.origin, slug: POSTED_TO, writers, passages, acknowledged })
    const measured = await measure(server, { url: server.origin, connections: 50, seconds, expect: [201], setup })
    clearInterval(sampling)
    const kept = countStored(file, POSTED_TO, beyond, acknowledged)
    sheet.row(`${seconds} s of 50 writers`, { ...loadFigures(measured), ...kept })
    tellCourse(sheet, samples, seconds)
  } finally {
    await server.end()
  }
}

/** Memory in the second and in the last fifth: in the first one a server still takes what it needs. */
function tellCourse(sheet: Sheet, samples: { rssMb: number; posts: number }[], seconds: number): void {
  const fifth = Math.max(1, Math.floor(samples.length / 5))
  const memory = (from: number) => median(samples.slice(from, from + fifth).map(({ rssMb }) => rssMb))
  const posts = (from: number) => (samples[from + fifth - 1]?.posts ?? 0) - (samples[from]?.posts ?? 0)
  const [early, late] = [memory(fifth), memory(samples.length - fifth)]
  const minutes = ((samples.length - 2 * fifth) / samples.length) * (seconds / 60)
  sheet.row('memory, second fifth', { rssMb: early })
  sheet.row('memory, last fifth', { rssMb: late, ratio: late / early, mbPerMinute: (late - early) / minutes })
  sheet.row('posts, last fifth to first', { ratio: posts(samples.length - fifth) / posts(0) })
}
