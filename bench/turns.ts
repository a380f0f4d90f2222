import { type Measured, median } from './drive'

/**
 * Looks at each of several in every round, forwards in one and backwards in the next: a machine's pace changes by half
 * within minutes, so that only what was seen in the same round can be compared.
 *
 * @returns what was found by row, round by round
 */
export async function takeTurns<Item extends { row: string }, Found>(
  items: Item[],
  rounds: number,
  look: (item: Item) => Promise<Found>,
): Promise<Map<string, Found[]>> {
  const found = new Map<string, Found[]>(items.map(({ row }) => [row, []]))
  for (let round = 0; round < rounds; round++)
    for (const item of round % 2 === 0 ? items : items.toReversed()) found.get(item.row)?.push(await look(item))
  return found
}

/** How one row compares with another: the middle of what the rounds say, each for itself. */
export function ratiosOf(found: Map<string, Measured[]>, row: string, to: string) {
  const others = found.get(to) ?? []
  const of = (figure: 'cpuMs' | 'perSecond') =>
    median((found.get(row) ?? []).map((one, round) => one[figure] / (others[round]?.[figure] ?? Number.NaN)))
  return { cpuRatio: of('cpuMs'), perSecondRatio: of('perSecond') }
}
