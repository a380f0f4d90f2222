export function buildReading(given?: { dev?: boolean; folder?: string }): Promise<void>
