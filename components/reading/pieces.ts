/** A stretch of a page in UTF-8; one that is kept is the same array on every page that it stands on. */
export type Piece = { bytes: Uint8Array; isKept: boolean }

/** Stands where a kept piece belongs; what readers write is escaped, so that none of it reads so. */
export const PLACE = '<!--piece-->'

/** A text in pieces, with those that are kept in its places, in their order. */
export function toPieces(text: string, kept: Uint8Array[]): Piece[] {
  return text.split(PLACE).flatMap((part, index) => {
    const between = kept[index - 1]
    const fresh = { bytes: Buffer.from(part), isKept: false }
    return between ? [{ bytes: between, isKept: true }, fresh] : [fresh]
  })
}
