/** What each written file is made of and loads, as esbuild tells it. */
type Outputs = Record<string, { inputs: Record<string, unknown>; imports: { path: string }[] }>

export function buildServer(options?: { folder?: string }): Promise<Outputs>
