import type { Nodes } from 'mdast'
import { Frame } from '@/components/ui/frame'
import { Prose } from '@/components/ui/prose'
import { Sheet } from '@/components/ui/sheet'
import type { Framed } from './framed'

type Props = Framed & { rules: Nodes[] }

/** The house rules. */
export function RulesReading({ frame, rules }: Props) {
  return (
    <Frame {...frame}>
      <Sheet title="House rules">
        <Prose nodes={rules.filter((node) => !(node.type === 'heading' && node.depth === 1))} />
      </Sheet>
    </Frame>
  )
}
