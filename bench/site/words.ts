/** Words of nobody: everything that the measured site says is made of them. */
const WORDS =
  `the of and a to in is that it was for on are as with they be at one have this from by not but what all were
when we there can an your which their said if do will each about how up out them then she many some so these would other into
has more her two like him see time could no make than first been its who now people my made over did down only way find use
may water long little very after words called just where most know get through back much before go good new write our used me
man too any day same right look think also around another came come work three word must because does part even place well
such here take why things help put years different away again off went old number great tell men say small every found still
between name should home big give air line set own under read last never us left end along while might next sound below saw
something thought both few those always looked show large often together asked house world going want school important until
form food keep children feet land side without boy once animals life enough took sometimes four head above kind began almost
live page got earth need far hand high year mother light parts country father let night following picture being study second
eyes soon times story boys since white days ever paper hard near sentence better best across during today others however sure
means knew its try told young miles sun ways thing whole hear example heard several change answer room sea against top turned
learn point city play toward five using himself usually harbour ferry pier bell lamp tide council terrace timetable licence`
    .split(/\s+/)
    .filter(Boolean)

const PLACES = ['Stenmoor', 'Halvik', 'Corrin', 'Audley', 'Perrow', 'Tamsin', 'Oxmere', 'Linden', 'Vasby', 'Quill']

/** Numbers from 0 up to 1, the same in every run. */
export type Chance = () => number

/** @see https://gist.github.com/tommyettinger/46a874533244883189143505d203312c (mulberry32) */
export function chanceFrom(seed: number): Chance {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function pick<Item>(items: readonly Item[], chance: Chance, fallback: Item): Item {
  return items[Math.floor(chance() * items.length)] ?? fallback
}

/** A sentence of 8 to 20 words; frequent words come first in the list, and one sentence in 40 names a place. */
export function sentence(chance: Chance): string {
  const count = 8 + Math.floor(chance() * 13)
  const words = Array.from({ length: count }, () => WORDS[Math.floor(chance() ** 2 * WORDS.length)] ?? 'the')
  if (chance() < 0.025) words.push('in', pick(PLACES, chance, 'Halvik'))
  const text = words.join(' ')
  return `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}.`
}

/** Many sentences to take from, so that a million comments are soon written. */
export function manySentences(count: number, chance: Chance): string[] {
  return Array.from({ length: count }, () => sentence(chance))
}

/** A name that no rule of the house refuses. */
export function readerName(index: number): string {
  const place = PLACES[index % PLACES.length] ?? 'Halvik'
  return `${place} Voice ${index + 1}`
}
