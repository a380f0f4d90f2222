import type { ServerResponse } from 'node:http'

export type LiveLimits = {
  /** connections of this process; 0: none */
  connections: number
  perAddress: number
}

/** Counts who listens: all of them, and those from each address. */
export class Places {
  private readonly ofAddress = new Map<string, number>()
  private total = 0

  /** @param onUse told when the first one comes and when the last one has gone */
  constructor(
    private readonly limits: LiveLimits,
    private readonly onUse: (isInUse: boolean) => void,
  ) {}

  hasRoomFor(address: string): boolean {
    const { connections, perAddress } = this.limits
    return this.total < connections && (this.ofAddress.get(address) ?? 0) < perAddress
  }

  /** Takes a place until the connection closes. */
  take(address: string, response: ServerResponse): void {
    this.count(address, 1)
    response.once('close', () => this.count(address, -1))
  }

  private count(address: string, by: 1 | -1): void {
    const ofAddress = (this.ofAddress.get(address) ?? 0) + by
    if (ofAddress > 0) this.ofAddress.set(address, ofAddress)
    else this.ofAddress.delete(address)
    this.total += by
    if (this.total === Math.max(by, 0)) this.onUse(by > 0)
  }
}
